"""For the ear: what an editor should mend, and what may be mended without one."""
