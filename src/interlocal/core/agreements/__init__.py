"""Who agreed what with whom, until when. For now the register: arrangements that already stand, as recorded."""
