"""A Dask cluster of two worker processes: the same documents; a worker that is killed loses and doubles nothing."""

from __future__ import annotations

import os
import signal

import pytest

from mockloop.cohort.analysis import analyze_file
from mockloop.cohort.jobs import jobs_in
from mockloop.cohort.results import run_all
from mockloop.cohort.schedulers import DaskScheduler
from mockloop.core.errors import DeviceError, InputError

pytestmark = pytest.mark.live


@pytest.fixture(scope="module", autouse=True)
def dask():
    pytest.importorskip("distributed", reason="needs Dask: pip install 'mockloop[cluster]'")


def started(workers):
    """A cluster on this machine, each worker a process of its own."""
    from distributed import LocalCluster

    return LocalCluster(
        n_workers=workers, threads_per_worker=1, processes=True, dashboard_address=None, host="127.0.0.1"
    )


@pytest.fixture(scope="module")
def cluster(dask):
    with started(2) as local:
        yield local


@pytest.fixture
def scheduler(cluster):
    found = DaskScheduler(cluster.scheduler_address)
    yield found
    found.close()


def test_the_cluster_gives_what_analyze_gives(put, scheduler):
    put("ann/1.txt")
    put("bo/noise.wav", bytes(range(256)) * 20)
    jobs = jobs_in(put("bo/1.txt", "We had an outage. I fixed it in an hour."), "tight-deadline")
    found = list(scheduler.run(jobs, "auto"))
    assert len(found) == 3
    for job, result in found:
        assert result == analyze_file(job.path, job.question, "auto")


def test_a_worker_killed_in_the_middle_loses_nothing_and_doubles_nothing(put, scheduler, cluster, tmp_path):
    for number in range(24):
        folder = put(f"ann/{number:02}.txt", f"This is number {number}. We had an outage. I fixed it in an hour.")
    jobs = jobs_in(folder)
    rows = []
    for row in run_all(jobs, scheduler, "auto", tmp_path / "out", "1"):
        rows.append(row)
        if len(rows) == 4:
            os.kill(next(iter(cluster.workers.values())).pid, signal.SIGKILL)
    assert sorted(row.job.name for row in rows) == [job.name for job in jobs]
    assert [row.error for row in rows] == [None] * 24
    assert len(list((tmp_path / "out").glob("*.json"))) == 24


def test_a_cluster_without_workers_is_told_with_the_command_that_starts_one(put):
    with started(0) as empty:
        scheduler = DaskScheduler(empty.scheduler_address, join_s=1)
        with pytest.raises(DeviceError, match="has no worker") as told:
            list(scheduler.run(jobs_in(put("ann/1.txt")), "auto"))
        scheduler.close()
    assert told.value.next_step == f"Start one with: dask worker {empty.scheduler_address} --nthreads 1"


def test_a_worker_that_cannot_load_the_recognizer_is_refused_before_anything_is_sent(put, scheduler):
    with pytest.raises(InputError, match=r"The worker at tcp://127.* cannot load the recognizer"):
        list(scheduler.run(jobs_in(put("ann/1.txt")), "no-such-model"))


def test_a_scheduler_that_does_not_answer_is_told_in_a_sentence():
    with pytest.raises(DeviceError, match=r"No Dask scheduler answers at tcp://127\.0\.0\.1:1"):
        DaskScheduler("tcp://127.0.0.1:1", join_s=1)


def test_a_scheduler_that_is_lost_in_the_middle_is_told_in_a_sentence_and_what_is_done_is_kept(put, tmp_path):
    for number in range(12):
        folder = put(f"ann/{number:02}.txt", f"This is number {number}.")
    rows = []
    with started(1) as local:
        lost = DaskScheduler(local.scheduler_address)
        with pytest.raises(DeviceError, match="no longer answers"):
            for row in run_all(jobs_in(folder), lost, "auto", tmp_path / "out", "1"):
                rows.append(row)
                if len(rows) == 2:
                    local.close()
    assert len(rows) < 12
    assert len(list((tmp_path / "out").glob("*.json"))) == len(rows)
    lost.close()
