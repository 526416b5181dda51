"""Who agreed what with whom, until when. For now the register: agreements that already stand, as recorded."""
