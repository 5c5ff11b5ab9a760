"""The portal: project package and the kernel that every litigation service stands on."""
