#!/usr/bin/env python3
"""Replays troubleshooting cases of others, attempt by attempt, against policies/telecom-support.yaml.

Each case of ../shared/data/telecom is a phone with known facts, and the set of actions that put it right (or that it
must go to a person). The replay asks for a recommendation, checks that it is an action which is still needed, does to
the facts what that action does, records the attempt, and asks again, until nothing is left to do. An attempt is right
where its recommendation was; a case is right where all its attempts are and it ends as it should.

    telecom.py --amends build/release/amends [--policy FILE] [--data FILE] [-v]

Exits with 1 below the thresholds, with 77 where the data is missing.
"""

import argparse
import collections
import json
import pathlib
import sys

import amends_cli

ROOT = pathlib.Path(__file__).resolve().parents[2]
NOW = "2025-02-25T17:08:00Z"  # 12:08 in New York, the moment the data stands at
NEEDED_ATTEMPTS = 1.0
NEEDED_CASES = 1.0
MOST_ROUNDS = 20

# How our steps are called there.
ACTIONS = {
    "airplane_mode_off": "toggle_airplane_mode",
    "reseat_sim": "reseat_sim_card",
    "reset_apn": "reset_apn_settings",
    "restart": "reboot_device",
    "ask_for_payment": "send_payment_request",
    "take_payment": "make_payment",
    "resume_line": "resume_line",
    "mobile_data_on": "toggle_data",
    "roaming_on": "toggle_roaming",
    "roaming_for_the_line": "enable_roaming",
    "refuel_data": "refuel_data",
    "data_saver_off": "toggle_data_saver_mode",
    "newer_networks": "set_network_mode_preference",
    "disconnect_vpn": "disconnect_vpn",
    "wifi_calling_off": "toggle_wifi_calling",
    "allow_storage": "grant_app_permission storage",
    "allow_sms": "grant_app_permission sms",
    "hand_over": "transfer_to_human_agents",
}
SYMPTOMS = {"service_issue": "no_service", "mobile_data_issue": "no_data", "mms_issue": "no_pictures"}
NETWORKS = {"2g_only": "gen2", "3g_only": "gen3", "4g_only": "gen4", "4g_5g_preferred": "gen5"}


def dollars(value):
    return f"{value:.2f} USD"


def action_of(step):
    """The action of a step of the data, with the argument that tells two of them apart."""
    name = step["action"]
    if name == "grant_app_permission":
        name += " " + step["arguments"]["permission"]
    return name


class Replay:
    """One case: the facts as they now are, and what is still needed."""

    def __init__(self, row):
        self.id = row["task_id"]
        self.symptom = SYMPTOMS[row["intent"]]
        self.facts = dict(row["facts"])
        self.needed = collections.Counter(action_of(step) for step in row["ground_truth"]["steps"])
        self.changes = {action_of(step): step.get("changed", {}) for step in row["ground_truth"]["steps"]}
        self.restart_changes = {}
        self.collect_restarts(row["ground_truth"]["steps"])
        self.pending = {}  # what the next restart brings
        self.keeps_plan = "will not change their mobile data plan" in row["ticket"]
        self.attempts = []
        self.wrong = []
        self.done = False

    def collect_restarts(self, steps):
        """What a restart brings belongs to the action before it that asked for one."""
        asked_by = None
        for step in steps:
            if step["action"] in ("reset_apn_settings", "resume_line"):
                asked_by = step["action"]
            elif step["action"] == "reboot_device":
                self.restart_changes[asked_by] = step["changed"]

    def case(self):
        f = self.facts
        return {
            "id": self.id[:100],
            "problem": {"kind": "complaint", "symptom": self.symptom, "opened_at": "2025-02-25T16:30:00Z"},
            "is_abroad": f["is_abroad"],
            "device": {
                "airplane_mode": f["device.airplane_mode"],
                "sim_card_missing": f["device.sim_card_missing"],
                "sim_card": f["device.sim_card_status"],
                "apn_correct": f["device.apn_name"] == "internet",
                "mmsc_url_set": f["device.mmsc_url_set"],
                "data_enabled": f["device.data_enabled"],
                "roaming_enabled": f["device.roaming_enabled"],
                "newest_network_allowed": NETWORKS[f["device.network_mode_preference"]],
                "data_saver_mode": f["device.data_saver_mode"],
                "vpn_connected": f["device.vpn_connected"],
                "wifi_calling_enabled": f["device.wifi_calling_enabled"],
            },
            "app": {"messaging": {"storage": f["app.messaging.storage"], "sms": f["app.messaging.sms"]}},
            "line": {
                "status": f["line.status"].lower(),
                "roaming_enabled": f["line.roaming_enabled"],
                "contract_end": f["line.contract_end_date"] + "T00:00:00Z",
                "data_used_gb": f["line.data_used_gb"],
                "data_refueled_gb": f["line.data_refueling_gb"],
            },
            "plan": {
                "data_limit_gb": f["plan.data_limit_gb"],
                "refuel_price_per_gb": dollars(f["plan.refuel_price_per_gb"]),
            },
            "customer": {
                "overdue_bills": f["customer.overdue_bills"],
                "overdue_total": dollars(f["customer.overdue_total"]),
                **({"wants_another_plan": False} if self.keeps_plan else {}),
            },
            "attempts": self.attempts,
        }

    def fixed(self):
        return not self.needed

    def take(self, answer):
        """One recommendation: judge it, do it."""
        step = answer.get("step")
        if self.fixed():  # all is done: no further step, but the two questions
            if step or answer["stage"] != "confirm":
                self.wrong.append(f"solved, but the stage is {answer['stage']} and the step {step and step['id']}")
            self.done = True
            return
        if not step:
            self.wrong.append(f"no step ({answer.get('no_step')}) though {self.still_needed()} is needed")
            self.done = True
            return
        action = ACTIONS.get(step["id"], step["id"])
        if not self.needed[action]:
            self.wrong.append(f"{action} after {self.tried()}, though {self.still_needed()} is needed")
            self.done = True
            return
        self.do(action)
        self.attempts.append({"step": step["id"], "at": f"2025-02-25T16:{40 + len(self.attempts)}:00Z",
                              "outcome": "fixed" if self.fixed() else "partial"})
        if action == "transfer_to_human_agents":
            self.done = True

    def do(self, action):
        self.needed[action] -= 1
        if action == "reboot_device":
            self.facts.update(self.pending)
            # One restart does for all that waited for one.
            if not any(self.needed[a] for a in self.restart_changes):
                self.needed[action] = 0
            self.pending = {}
        else:
            self.facts.update(self.changes[action])
            self.pending.update(self.restart_changes.get(action, {}))
        self.needed = +self.needed

    def still_needed(self):
        return ", ".join(sorted(self.needed))

    def tried(self):
        return ", ".join(a["step"] for a in self.attempts) or "nothing"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--amends", default=str(ROOT / "build/release/amends"))
    parser.add_argument("--policy", default=str(ROOT / "policies/telecom-support.yaml"))
    parser.add_argument("--data", default=str(ROOT.parent / "shared/data/telecom/telecom_cases.jsonl"))
    parser.add_argument("-v", "--verbose", action="store_true", help="list every failure")
    arguments = parser.parse_args()
    if not pathlib.Path(arguments.data).exists():
        print(f"SKIP: the telecom cases are not there ({arguments.data})")
        return 77

    with open(arguments.data, encoding="utf-8") as file:
        replays = [Replay(json.loads(line)) for line in file]
    attempts = right = rounds = 0
    steps = collections.Counter()
    asked = 0
    while any(not r.done for r in replays):
        rounds += 1
        if rounds > MOST_ROUNDS:
            for r in replays:
                if not r.done:
                    r.wrong.append(f"no end after {MOST_ROUNDS} rounds")
            break
        going = [r for r in replays if not r.done]
        answers = amends_cli.recommend(arguments.amends, arguments.policy, NOW, [r.case() for r in going])
        for replay, answer in zip(going, answers):
            counts = not replay.fixed()
            before = len(replay.wrong)
            if answer["problems"]:
                replay.wrong.append(f"problems: {answer['problems']}")
            replay.take(answer)
            if counts:
                attempts += 1
                right += len(replay.wrong) == before
                steps[answer["step"]["id"] if answer.get("step") else "none"] += 1
                asked += answer.get("ask_first") is not None

    failures = [r for r in replays if r.wrong]
    cases_right = len(replays) - len(failures)
    handed = sum(r.attempts[-1:] != [] and r.attempts[-1]["step"] == "hand_over" for r in replays)
    print(f"attempts right  {right} of {attempts} ({100 * right / attempts:.2f}%)")
    print(f"cases right     {cases_right} of {len(replays)} ({100 * cases_right / len(replays):.2f}%)")
    print(f"handed over     {handed}, rounds {rounds}, asked first {asked}")
    print("steps           " + ", ".join(f"{name} {n}" for name, n in steps.most_common()))
    for r in failures[: None if arguments.verbose else 20]:
        print(f"  wrong: {r.id}: {'; '.join(r.wrong)}")
    if len(failures) > 20 and not arguments.verbose:
        print(f"  ... and {len(failures) - 20} more (-v lists them all)")
    enough = right >= NEEDED_ATTEMPTS * attempts and cases_right >= NEEDED_CASES * len(replays)
    print("OK" if enough else f"FAILED: {NEEDED_ATTEMPTS:.0%} of attempts and {NEEDED_CASES:.0%} of cases are wanted")
    return 0 if enough else 1


if __name__ == "__main__":
    sys.exit(main())
