"""What Lodestar costs beside a bot that answers a constant: `make bench`.

Rule: both bots run side by side in one run, against the same Discord on 127.0.0.1, on the same core; numbers
of different runs are not compared, because the machine's other work goes into them. Only answers that are
found in the database afterwards count.
"""
