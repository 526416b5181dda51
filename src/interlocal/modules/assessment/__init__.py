"""What a group of governments could share, and why: published or own scans of services, read and reported.

Run by a regional council or a lead city for its members; read by their managers and councils.

It never invents a rating, a verdict or a placement, never ranks an area that has an unrated factor, never
adds figures of different periods or units, and never stretches a figure to members whom it does not cover
unless somebody asks for that scenario by name.
"""
