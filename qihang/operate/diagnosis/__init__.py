"""Which misconceptions somebody holds still: judged from all that was answered, slips and all."""
