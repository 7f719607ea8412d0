"""The same model as the simulator's, written as one would write it in SimPy without more thought.

One ``simpy.Environment`` a replication, a process for every region and every actor that wakes each
tick, plain Python numbers, ``random.Random``. Equations and parameters are those of
``simulator.actors``; nothing else is shared with it but the loaded scenario and the names of what
is measured. It is the yardstick of the benchmark and, because it was written anew, a second opinion
on the engine: the two must agree in distribution (``benchmarks/agreement.py``).
"""
