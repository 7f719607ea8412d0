"""One worker seen from the program: its process, its pipe, and what it has been given."""

from __future__ import annotations

from ctypes import c_uint64
from dataclasses import replace

from simulator.ensemble.launch import CONTEXT, start_process
from simulator.ensemble.messages import REMEMBERED_SCENARIOS, Failed, Job, Played, Ready, Reply
from simulator.ensemble.pool import Play
from simulator.ensemble.recent import Recent
from simulator.ensemble.worker import work
from simulator.language import tr


class Hand:
    """Sends jobs to one worker process and knows which of them are still out."""

    def __init__(self, current_run: c_uint64, play: Play | None) -> None:
        self.pipe, theirs = CONTEXT.Pipe()
        self.process = start_process(work, theirs, current_run, play)
        theirs.close()
        self.is_ready = False
        self.out: dict[int, Job] = {}
        self._known: Recent[bool] = Recent(REMEMBERED_SCENARIOS)

    def give(self, job: Job) -> None:
        """Send *job*, without its scenario where the worker has that already."""
        known = self._known.use(job.key)
        self._known.keep(job.key, True)
        self.out[job.id] = job
        try:
            self.pipe.send(replace(job, scenario=None) if known else job)
        except OSError:
            return  # it has died; reading from it will say so, and its jobs are run again

    def hear(self) -> Reply | None:
        """Return a reply if there is one; raises ``EOFError`` or ``OSError`` where it has died."""
        if not self.pipe.poll():
            return None
        reply: Reply = self.pipe.recv()
        if isinstance(reply, Ready):
            self.is_ready = True
        return reply

    def take_back(self, reply: Played | Failed) -> Job:
        """Return the job that *reply* answers; it is out no more."""
        return self.out.pop(reply.job)

    def load(self, run: int) -> int:
        """Return how many jobs of *run* are out."""
        return sum(job.run == run for job in self.out.values())

    def end(self) -> str:
        """Let the process go and return in words how it ended."""
        self.pipe.close()
        self.process.join(0.1)
        code = self.process.exitcode
        if code is None:
            self.process.kill()
            self.process.join(0.1)
            return tr("ended")
        if code < 0:
            return tr("was killed by signal {number}", number=-code)
        return tr("ended with code {code}", code=code)
