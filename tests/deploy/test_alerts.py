"""Alert rules, what Prometheus asks for, and the rotation of logs: each checked by the program that reads it."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from indicators import metrics

DEPLOY = Path(__file__).parents[2] / "deploy"


@pytest.mark.parametrize("words", [("check", "rules", "alerts.yml"), ("test", "rules", "alerts_test.yml"),
                                   ("check", "config", "prometheus.yml")], ids=" ".join)
@pytest.mark.skipif(not shutil.which("promtool"), reason="no promtool")
def test_prometheus_accepts_each_file_and_every_alert_is_raised_when_it_must_be(words: tuple[str, ...]) -> None:
    checked = subprocess.run(["promtool", *words], cwd=DEPLOY, capture_output=True, text=True)
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_what_watches_goalline_listens_to_this_machine_alone() -> None:
    steps = (DEPLOY.parent / "docs" / "operations.md").read_text("utf-8")
    asked = re.search(r"replacement: \"(127\.0\.0\.1:\d+)\"", (DEPLOY / "prometheus.yml").read_text("utf-8"))
    assert asked
    for address, program in ((asked[1], "prometheus-blackbox-exporter"), ("127.0.0.1:9090", "prometheus")):
        assert re.search(rf"--web\.listen-address={address} /' /etc/default/{program}\b(?!-)", steps)


def test_rules_name_only_metrics_that_there_are() -> None:
    there = {sample for family in metrics.registry.collect() for sample in (family.name, f"{family.name}_total")}
    named = re.findall(r"\bgoalline_\w+", (DEPLOY / "alerts.yml").read_text("utf-8"))
    assert named
    assert {re.sub(r"_(bucket|count)$", "", name) for name in named} <= there


@pytest.mark.skipif(not shutil.which("logrotate", path="/usr/sbin:/usr/bin"), reason="no logrotate")
def test_the_rotation_of_logs_is_read_without_a_fault(tmp_path: Path) -> None:
    program = shutil.which("logrotate", path="/usr/sbin:/usr/bin")
    rules = tmp_path / "rules"
    shutil.copy(DEPLOY / "logrotate.conf", rules)
    rules.chmod(0o644)
    read = subprocess.run([program, "-d", "-s", tmp_path / "state", rules], capture_output=True, text=True)
    assert "error" not in read.stderr
