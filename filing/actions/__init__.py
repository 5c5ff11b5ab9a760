"""Every write on a filing, one verb each."""
