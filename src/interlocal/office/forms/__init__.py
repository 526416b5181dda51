"""What people may send to the office: each form parses for one action, and saves nothing itself."""
