"""Work that is done after the answer: queued in the transaction that asks for it, with progress that can be watched.

    from interlocal.platform.tasks.queue import Job, enqueue, task

    @task
    def issue_report(job: Job, scan: UUID) -> None: ...

    enqueue(issue_report, by=actor.person, at=at, title=_("Report"), scan=scan.id)

Arguments are keys only. The worker sets the acting context of the person who asked, as it is when the task runs.
"""
