"""Road maps, the traffic part of the dossier, the public notice, and files for map programs."""
