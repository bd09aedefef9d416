#!/usr/bin/env python3
"""Replays troubleshooting cases of others, attempt by attempt, against policies/telecom-support.yaml.

Each case of ../shared/data/telecom is a phone with known facts, and the set of actions that put it right (or that it
must go to a person). A replay asks for a recommendation, judges it, does to the phone what the step does, records the
attempt, and asks again, until nothing is left to do. There are four:

  all known    Every fact is known from the start. The step must be one that is still required, and of those that are
               possible the one that asks least, by the hours that the answer states; the plan must hold no other.
  to be asked  Only what the ticket and the operator's systems tell is known. Where there is a step it is done; where
               there is none, the first question is answered from the facts. Questions are counted.
  in vain      All that is required was done, and the trouble is still there: a person takes over then, not before.
  no, thanks   The customer declines the first step. It is never recommended again, the others are, unless they would
               be in vain; and then a person takes over. The same where the first step fails, with one more try.

What a test shows (bars after a step for the network, the speed of the data) is seen after each step, as in the
workflow; it is no question. What one look answers is one question: the state of the card, the page of the access
point, the permissions of the messaging app.

A restart is needed once, after everything that waits for one; in four cases the data has two where one does.

    telecom.py --amends build/release/amends [--policy FILE] [--data FILE] [-v]

Exits with 1 where anything is not as it should be, with 77 where the data is missing.
"""

import argparse
import collections
import json
import pathlib
import sys

import amends_cli
import comparison

NEEDS = ["telecom/telecom_cases.jsonl"]
POLICY = comparison.ROOT / "policies/telecom-support.yaml"
DATA = comparison.DATA / NEEDS[0]
NOW = "2025-02-25T17:08:00Z"  # 12:08 in New York, the moment the data stands at
MOST_ROUNDS = 60

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
STEPS = {action: step for step, action in ACTIONS.items()}
HAND_OVER = ACTIONS["hand_over"]
SYMPTOMS = {"service_issue": "no_service", "mobile_data_issue": "no_data", "mms_issue": "no_pictures"}
NETWORKS = {"2g_only": "gen2", "3g_only": "gen3", "4g_only": "gen4", "4g_5g_preferred": "gen5"}

# Which of our facts shows that an action is needed; of the others our own systems know.
DECIDED_BY = {
    "toggle_airplane_mode": ["device.signal", "device.airplane_mode"],
    "reseat_sim_card": ["device.signal", "device.sim_card"],
    "reset_apn_settings": ["device.signal", "device.access_point"],
    "reboot_device": ["device.access_point"],
    "toggle_data": ["device.data_enabled"],
    "toggle_roaming": ["device.roaming_enabled"],
    "toggle_data_saver_mode": ["device.data_saver_mode"],
    "set_network_mode_preference": ["device.newest_network_allowed"],
    "disconnect_vpn": ["device.vpn_connected"],
    "toggle_wifi_calling": ["device.wifi_calling_enabled"],
    "grant_app_permission storage": ["app.messaging.lacks"],
    "grant_app_permission sms": ["app.messaging.lacks"],
}
DECIDES_HAND_OVER = ["device.signal", "device.sim_card"]  # whether a locked card makes everything else vain
# What has to come before an action, by the source or by how phones work, and why.
WAITS_FOR = {
    "make_payment": (["send_payment_request"], "a payment waits for the request to pay"),
    "resume_line": (["send_payment_request", "make_payment"], "a line is resumed when the bill is paid"),
    "reboot_device": (["reset_apn_settings", "send_payment_request", "make_payment", "resume_line"],
                      "one restart, after everything that waits for it"),
}
# Without these nothing else helps: where they are declined or fail, a person takes over at once.
ALL_OR_NOTHING = {"send_payment_request", "make_payment", "refuel_data"}


def dollars(value):
    return f"{value:.2f} USD"


def action_of(step):
    """The action of a step of the data, with the argument that tells two of them apart."""
    name = step["action"]
    if name == "grant_app_permission":
        name += " " + step["arguments"]["permission"]
    return name


class Phone:
    """A phone and its line as the data describes them, and what the actions do to them."""

    def __init__(self, row):
        self.named = SYMPTOMS[row["intent"]]
        self.ticket = row["ticket"]
        self.facts = dict(row["facts"])
        self.waiting = {}  # what the next restart brings
        self.changes, self.restart_changes = {}, {}
        asked_by = None  # what a restart brings belongs to the action before it that asked for one
        for step in row["ground_truth"]["steps"]:
            action = action_of(step)
            if action in ("reset_apn_settings", "resume_line"):
                asked_by = action
            if action == "reboot_device":
                self.restart_changes[asked_by] = step["changed"]
            else:
                self.changes[action] = step.get("changed") or {}

    def signal(self):
        f = self.facts
        return not (f["device.airplane_mode"] or f["device.sim_card_missing"] or f["device.apn_name"] != "internet"
                    or f["device.sim_card_status"] != "active" or f["line.status"] != "Active")

    def symptom(self):
        """What a test shows now; the workflow has them test the speed at the start and after each step."""
        f = self.facts
        roaming = not f["is_abroad"] or (f["device.roaming_enabled"] and f["line.roaming_enabled"])
        used_up = f["line.data_used_gb"] > f["plan.data_limit_gb"] + f["line.data_refueling_gb"]
        connected = self.signal() and f["device.data_enabled"] and roaming and not used_up
        return "slow_data" if self.named == "no_data" and connected else self.named

    def do(self, action):
        if action == "reboot_device":
            self.facts.update(self.waiting)
            self.waiting = {}
        else:
            self.facts.update(self.changes.get(action, {}))
            self.waiting.update(self.restart_changes.get(action, {}))

    def sim_card(self):
        """One look and one question; locked, for the data, whether it is found or not."""
        status = self.facts["device.sim_card_status"]
        return "missing" if status == "active" and self.facts["device.sim_card_missing"] else status

    def access_point(self):
        if self.facts["device.apn_name"] != "internet":
            return "wrong_name"
        return "right" if self.facts["device.mmsc_url_set"] else "no_picture_address"

    def lacks(self):
        lacking = [name for name in ("storage", "sms") if not self.facts["app.messaging." + name]]
        return ["nothing", lacking[0] if lacking else "", "both"][len(lacking)]

    def on_the_phone(self):
        """What only the customer can see, by the names of the policy."""
        f = self.facts
        return {
            "is_abroad": f["is_abroad"],
            "device.signal": self.signal(),
            "device.airplane_mode": f["device.airplane_mode"],
            "device.sim_card": self.sim_card(),
            "device.vpn_connected": f["device.vpn_connected"],
            "device.data_enabled": f["device.data_enabled"],
            "device.data_saver_mode": f["device.data_saver_mode"],
            "device.wifi_calling_enabled": f["device.wifi_calling_enabled"],
            "device.roaming_enabled": f["device.roaming_enabled"],
            "device.newest_network_allowed": NETWORKS[f["device.network_mode_preference"]],
            "device.access_point": self.access_point(),
            "app.messaging.lacks": self.lacks(),
        }

    def in_our_systems(self):
        f = self.facts
        told = {
            "line.status": f["line.status"].lower(),
            "line.roaming_enabled": f["line.roaming_enabled"],
            "line.contract_end": f["line.contract_end_date"] + "T00:00:00-05:00",
            "line.data_used_gb": f["line.data_used_gb"],
            "line.data_refueled_gb": f["line.data_refueling_gb"],
            "plan.data_limit_gb": f["plan.data_limit_gb"],
            "plan.refuel_price_per_gb": dollars(f["plan.refuel_price_per_gb"]),
            "customer.overdue_bills": f["customer.overdue_bills"],
            "customer.overdue_total": dollars(f["customer.overdue_total"]),
        }
        if "will not change their mobile data plan" in self.ticket:
            told["customer.wants_another_plan"] = False
        if "current location" in self.ticket:
            told["is_abroad"] = "abroad in" in self.ticket
        return told


class Replay:
    """One case, going on: what is known, what is still needed, what was tried."""

    def __init__(self, row, asked=False):
        self.id = row["task_id"]
        self.phone = Phone(row)
        steps = [action_of(step) for step in row["ground_truth"]["steps"]]
        self.needed = set(steps)
        self.must_hand_over = row["ground_truth"]["outcome"] == "transfer_to_human"
        self.known = None if not asked else set()  # None: everything
        self.attempts, self.answers = [], []
        self.questions = []  # that were answered
        self.hours = 0.0     # that the steps asked of the customer
        self.done = False
        self.wrong = []

    def case(self):
        facts = self.phone.on_the_phone()
        if self.known is not None:
            facts = {name: value for name, value in facts.items() if name in self.known}
        facts.update(self.phone.in_our_systems())
        facts.update({
            "id": self.id[:100], "agent.role": "support_line", "problem.kind": "complaint",
            "problem.symptom": self.phone.symptom(), "problem.opened_at": "2025-02-25T16:00:00Z",
            "attempts": self.attempts, "answers": self.answers,
        })
        return amends_cli.nested(facts)

    def possible(self):
        return {a for a in self.needed if not self.needed & set(WAITS_FOR.get(a, ([], ""))[0])}

    def still_needed(self):
        return ", ".join(sorted(self.needed)) or "nothing"

    def attempt(self, step, outcome):
        at = f"2025-02-25T16:{5 + len(self.attempts):02}:00Z"
        self.attempts.append({"step": step, "at": at, "outcome": outcome})

    def decline(self, step):
        self.answers.append({"step": step, "answer": "declined", "at": "2025-02-25T16:04:00Z"})

    def do(self, answer, last="fixed"):
        """The recommended step is done, and helps; `last` is what becomes of the one after which nothing is needed."""
        step = answer["step"]
        action = ACTIONS[step["id"]]
        self.hours += step["option"]["hours"]
        self.phone.do(action)
        self.needed.discard(action)
        self.attempt(step["id"], "partial" if self.needed else last)
        if self.known is not None and action in ("toggle_airplane_mode", "reseat_sim_card", "reboot_device"):
            self.known.add("device.signal")  # after each of these the workflow has them look at the bars
        if action == HAND_OVER:
            self.done = True

    def fail(self, what):
        self.wrong.append(what)
        self.done = True


def said(answer):
    if not answer.get("step"):
        return f"no step ({answer.get('no_step')})"
    return ACTIONS.get(answer["step"]["id"], answer["step"]["id"])


def rounds(amends, policy, replays):
    """Asks for all that are going on at once, and hands each its answer, until all are done."""
    for _ in range(MOST_ROUNDS):
        going = [r for r in replays if not r.done]
        if not going:
            return
        answers = amends_cli.recommend(amends, policy, NOW, [r.case() for r in going])
        for replay, answer in zip(going, answers):
            if answer["problems"]:
                replay.fail(f"problems: {answer['problems']}")
            else:
                yield replay, answer
    for replay in replays:
        if not replay.done:
            replay.fail(f"no end after {MOST_ROUNDS} rounds")


def over(replay, answer):
    """Whether the case is put right, and the answer says so."""
    if replay.needed:
        return False
    if answer.get("step") or answer["stage"] != "confirm":
        replay.wrong.append(f"put right, but the stage is {answer['stage']} and the step {said(answer)}")
    replay.done = True
    return True


def in_the_end(tally, replays):
    for r in replays:
        tally.row(r.id, "; ".join(r.wrong) or "right", "right")
    return tally


def count_hand_overs(replays, handed, kept):
    """Whether each went to a person where it must, with nothing before it, and never elsewhere."""
    for r in replays:
        path = [a["step"] for a in r.attempts]
        if r.must_hand_over:
            handed.row(r.id, ", ".join(path), "hand_over")
        else:
            kept.row(r.id, "handed over" if "hand_over" in path else "kept", "kept")


def all_known(amends, policy, rows):
    required = comparison.Tally("telecom, all known: attempts whose step is still required")
    lightest = comparison.Tally("telecom, all known: attempts whose step is the least burdensome of those possible")
    exact = comparison.Tally("telecom, all known: attempts whose plan holds what is required and possible, no more")
    handed = comparison.Tally("telecom, all known: handed over at once where it must be, by a rule, before any demand")
    kept = comparison.Tally("telecom, all known: never handed over where this line can put it right")
    replays = [Replay(row) for row in rows]
    forced, steps, asked_first = collections.Counter(), collections.Counter(), 0
    for r, answer in rounds(amends, policy, replays):
        if over(r, answer):
            continue
        action, where = said(answer), f"{r.id} attempt {len(r.attempts) + 1}"
        required.row(where, action if action not in r.needed else "right", "right")
        if action not in r.needed:
            r.fail(f"{action}, though {r.still_needed()} is needed")
            continue
        options = {ACTIONS.get(o["id"], o["id"]): o for o in answer["options"]}
        possible, mine = r.possible(), answer["step"]["option"]["hours"]
        least = min(possible, key=lambda a: options[a]["hours"])
        lightest.row(where, mine if mine > options[least]["hours"] + 1e-9 or action not in possible else "least",
                     "least")
        for a in r.needed - possible:
            if options[a]["hours"] < mine - 1e-9:
                forced[WAITS_FOR[a][1]] += 1
        planned = {ACTIONS.get(s, s) for s in answer["plan"]} - ({HAND_OVER} - possible)
        exact.row(where, ", ".join(sorted(planned)), ", ".join(sorted(possible)))
        steps[answer["step"]["id"]] += 1
        asked_first += answer["ask_first"] is not None
        if action == HAND_OVER and not answer["step"]["option"]["must"]:
            r.wrong.append("handed over without a rule")
        r.do(answer)
    count_hand_overs(replays, handed, kept)
    lightest.notes += [f"a lighter one was required and had to wait, {n} times: {why}"
                       for why, n in forced.most_common()]
    required.notes.append("steps: " + ", ".join(f"{name} {n}" for name, n in steps.most_common()))
    required.notes.append(f"the customer is asked before {asked_first} of them; "
                          f"{sum(r.hours for r in replays) / len(replays):.2f} hours of their life asked in each case")
    return [required, lightest, exact, handed, kept,
            in_the_end(comparison.Tally("telecom, all known: cases right from end to end"), replays)]


def to_be_asked(amends, policy, rows):
    moments = comparison.Tally("telecom, to be asked: moments with the right step, or with a question that decides")
    handed = comparison.Tally("telecom, to be asked: handed over where it must be, after questions only")
    kept = comparison.Tally("telecom, to be asked: never handed over where this line can put it right")
    replays = [Replay(row, asked=True) for row in rows]
    everything, facts = 0, collections.Counter()
    for r, answer in rounds(amends, policy, replays):
        if not r.attempts and not r.questions:
            everything += sum(bool(q["ask"]) for q in answer["questions"])
        if over(r, answer):
            continue
        open_questions = [q["fact"] for q in answer["questions"]]
        where = f"{r.id} after {', '.join(a['step'] for a in r.attempts) or 'nothing'}"
        if answer.get("step"):
            action = said(answer)
            moments.row(where, action if action not in r.possible() else "right", "right")
            if action not in r.possible():
                r.fail(f"{action}, though {r.still_needed()} is needed")
                continue
            r.do(answer)
            continue
        decisive = {fact for action in r.needed for fact in DECIDED_BY.get(action, DECIDES_HAND_OVER)} - r.known
        moments.row(where, ", ".join(open_questions) if not decisive & set(open_questions) else "right", "right")
        first = answer["questions"][0] if open_questions else None
        if first is None or not first["ask"] or first["fact"] in r.known:
            r.fail(f"{first and first['fact']} cannot be asked of the customer")
            continue
        r.known.add(first["fact"])
        r.questions.append(first["fact"])
        facts[first["fact"]] += 1
    count_hand_overs(replays, handed, kept)
    asked = sum(len(r.questions) for r in replays)
    walks = [Manual(row) for row in rows]
    most = max(len(r.questions) for r in replays)
    looks, vain = sum(w.looks for w in walks), sum(len(w.in_vain) for w in walks)
    before = sum(bool(w.steps) for w, r in zip(walks, replays) if r.must_hand_over)
    moments.notes += [
        f"questions asked: {asked}, {asked / len(rows):.2f} in each case, at most {most}",
        f"asking everything at once: {everything}, {everything / len(rows):.2f} in each case; "
        f"{everything - asked} spared ({100 * (everything - asked) / everything:.0f}%)",
        f"the manual's path, page by page: {looks} looks, {looks / len(rows):.2f} in each case, and {vain} steps that "
        f"were not needed, some of them in {before} of {handed.of} cases before they were handed over; ours 0",
        "asked: " + ", ".join(f"{name} {n}" for name, n in facts.most_common()),
    ]
    for symptom in sorted(set(SYMPTOMS.values())):
        mine = [r for r in replays if r.phone.named == symptom]
        theirs = [w for w in walks if w.phone.named == symptom]
        questions, theirs = sum(len(r.questions) for r in mine) / len(mine), sum(w.looks for w in theirs) / len(theirs)
        moments.notes.append(f"{symptom}: {len(mine)} cases, {questions:.2f} questions each; the manual {theirs:.2f}")
    return [moments, handed, kept,
            in_the_end(comparison.Tally("telecom, to be asked: cases right from end to end"), replays)]


class Manual:
    """The path of the workflow, page by page: every look it has the customer take, every step it demands. It tests
    after each step and stops when the trouble is gone; these tests are not counted, since any path has them."""

    class Over(Exception):
        """Put right, or handed over."""

    def __init__(self, row):
        self.phone = Phone(row)
        self.needed = {action_of(step) for step in row["ground_truth"]["steps"]}
        self.looks, self.steps, self.in_vain = 0, [], []
        try:
            if self.phone.named == "no_service":
                self.service()
            elif self.phone.named == "no_data":
                self.data()
                self.slow()
            else:
                self.data()
                self.pictures()
        except Manual.Over:
            pass

    def look(self, fact):
        self.looks += 1
        return self.phone.facts[fact]

    def step(self, action):
        if action not in self.needed:
            self.in_vain.append(action)
        self.steps.append(action)
        self.phone.do(action)
        self.needed.discard(action)
        if not self.needed:
            raise Manual.Over

    def service(self):
        self.looks += 1  # the status bar
        if self.phone.signal():
            return
        if self.look("device.airplane_mode"):
            self.step("toggle_airplane_mode")
            if self.phone.signal():
                return
        if self.look("device.sim_card_missing"):
            self.step("reseat_sim_card")
        if self.phone.facts["device.sim_card_status"] != "active":
            raise Manual.Over
        if self.phone.signal():
            return
        self.step("reset_apn_settings")
        self.step("reboot_device")
        if self.phone.signal():
            return
        facts = self.phone.facts
        if facts["line.status"] != "Suspended" or facts["line.contract_end_date"] < NOW[:10]:
            raise Manual.Over
        for action in ("send_payment_request", "make_payment", "resume_line", "reboot_device"):
            self.step(action)

    def data(self):
        self.service()
        if self.phone.facts["is_abroad"]:
            if not self.look("device.roaming_enabled"):
                self.step("toggle_roaming")
            if not self.phone.facts["line.roaming_enabled"]:
                self.step("enable_roaming")
        if not self.look("device.data_enabled"):
            self.step("toggle_data")
        if "refuel_data" in self.needed:
            self.step("refuel_data")

    def slow(self):
        if self.look("device.data_saver_mode"):
            self.step("toggle_data_saver_mode")
        if self.look("device.network_mode_preference") == "2g_only":
            self.step("set_network_mode_preference")
        if self.look("device.vpn_connected"):
            self.step("disconnect_vpn")

    def pictures(self):
        if self.look("device.network_mode_preference") == "2g_only":
            self.step("set_network_mode_preference")
        if self.look("device.wifi_calling_enabled"):
            self.step("toggle_wifi_calling")
        self.looks += 1  # the permissions of the messaging app
        for name in ("storage", "sms"):
            if not self.phone.facts["app.messaging." + name]:
                self.step("grant_app_permission " + name)
        if not self.look("device.mmsc_url_set"):
            self.step("reset_apn_settings")
            self.step("reboot_device")


def in_vain(amends, policy, rows):
    replays = [Replay(row) for row in rows if row["ground_truth"]["outcome"] == "fixed"]
    for r, answer in rounds(amends, policy, replays):
        action = said(answer)
        if not r.needed:
            if action != HAND_OVER:
                r.wrong.append(f"{action} after all that was required")
            r.done = True
        elif action not in r.needed:
            r.fail(f"{action}, though {r.still_needed()} is needed")
        else:
            r.do(answer, last="failed")
    return [in_the_end(comparison.Tally("telecom, in vain: all is tried and nothing else is known to be wrong: handed "
                                        "over then, not before"), replays)]


def first_step(amends, policy, rows, happens, what):
    """The first step is declined, or fails; the others follow, and a person takes over."""
    replays = [Replay(row) for row in rows if row["ground_truth"]["outcome"] == "fixed"]
    for r in replays:
        r.refused, r.tries = None, 0
    for r, answer in rounds(amends, policy, replays):
        action = said(answer)
        if r.refused is None:
            r.refused = action
        if action == r.refused:
            r.tries += 1
            if r.tries > (1 if happens == "declined" else 2):
                r.fail(f"{action} once more, after it {happens}")
            elif happens == "declined":
                r.decline(answer["step"]["id"])
            else:
                if r.tries == 2 and answer["ask_first"] is None:
                    r.wrong.append(f"{action} again, without asking")
                r.attempt(answer["step"]["id"], "failed")
        elif action == HAND_OVER:
            done = {a["step"] for a in r.attempts if a["outcome"] == "partial"}
            waits = {a for a, (first, _) in WAITS_FOR.items()
                     if r.refused in first and not (a == "reboot_device" and done & {"reset_apn", "resume_line"})}
            left = r.needed - {r.refused} - waits
            if r.refused in ALL_OR_NOTHING:
                left = done and {"a person, before " + ", ".join(sorted(done))}
            if left:
                r.wrong.append(f"handed over, though {', '.join(sorted(left))} was left")
            r.done = True
        elif action in r.needed:
            r.do(answer, last="partial")
        else:
            r.fail(f"{action}, though {r.still_needed()} is needed")
    return [in_the_end(comparison.Tally(f"telecom, no, thanks: {what}"), replays)]


def compare(amends, policy=POLICY, data=DATA):
    """The tallies of all replays."""
    with open(data, encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    yield from all_known(amends, str(policy), rows)
    yield from to_be_asked(amends, str(policy), rows)
    yield from in_vain(amends, str(policy), rows)
    yield from first_step(amends, str(policy), rows, "declined",
                          "the first step is declined: never named again, then the others, then a person")
    yield from first_step(amends, str(policy), rows, "failed",
                          "the first step fails: asked about, tried again once; then the others, then a person")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--amends", default=str(comparison.ROOT / "build/release/amends"))
    parser.add_argument("--policy", type=pathlib.Path, default=POLICY)
    parser.add_argument("--data", type=pathlib.Path, default=DATA)
    parser.add_argument("-v", "--verbose", action="store_true", help="list every failure")
    arguments = parser.parse_args()
    if not arguments.data.exists():
        print(f"SKIP: the telecom cases are not there ({arguments.data})")
        return comparison.MISSING
    failed = False
    for tally in compare(str(pathlib.Path(arguments.amends).resolve()), arguments.policy, arguments.data):
        lines = tally.text().splitlines()
        shown = len(lines) if arguments.verbose else 1 + len(tally.notes) + 10
        print("\n".join(lines[:shown]))
        if len(lines) > shown:
            print(f"    ... and {len(lines) - shown} more (-v lists them all)")
        failed = failed or bool(tally.disagreements) or tally.of == 0
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
