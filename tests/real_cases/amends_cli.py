"""Runs the built command over many cases."""

import concurrent.futures
import json
import os
import subprocess
import sys
import tempfile


def nested(facts):
    """Facts with dotted names as maps in maps."""
    result = {}
    for name, fact in facts.items():
        *groups, last = name.split(".")
        at = result
        for group in groups:
            at = at.setdefault(group, {})
        at[last] = fact
    return result


def recommend_lines(amends, policy, now, lines, pick=None):
    """The recommendations for some cases, each a line of JSON. `pick` takes from each what is wanted of it."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "cases.jsonl")
        with open(path, "w", encoding="utf-8") as file:
            file.writelines(line + "\n" for line in lines)
        command = [amends, "recommend", policy, path, "--now", now, "--json"]
        with open(os.path.join(folder, "complaints"), "w+", encoding="utf-8") as errors, \
                subprocess.Popen(command, stdout=subprocess.PIPE, stderr=errors, text=True) as process:
            answers = []
            for line in process.stdout:
                answer = json.loads(line)
                if "recommendation" not in answer:
                    process.kill()
                    sys.exit(f"{answer['case']}: {answer['diagnostics']}")
                recommendation = answer["recommendation"]
                answers.append(pick(recommendation) if pick else recommendation)
            process.wait()
            errors.seek(0)
            complaints = errors.read()
    if process.returncode != 0 or complaints:
        sys.exit(f"{' '.join(command)} ended with {process.returncode}:\n{complaints[:4000]}")
    if len(answers) != len(lines):
        sys.exit(f"{len(lines)} cases, but {len(answers)} answers")
    return answers


def recommend(amends, policy, now, cases):
    """The recommendations for some cases, in their order."""
    return recommend_lines(amends, policy, now, [json.dumps(c, separators=(",", ":")) for c in cases])


def recommend_batches(amends, policy, now, batches, pick):
    """For each batch of lines its picked answers, in order; all cores work at once."""
    workers = max(os.cpu_count() or 1, 1)
    with concurrent.futures.ThreadPoolExecutor(workers) as pool:
        waiting = []
        for batch in batches:  # a generator: no more in memory than are being worked on
            waiting.append(pool.submit(recommend_lines, amends, policy, now, batch, pick))
            if len(waiting) > workers:
                yield waiting.pop(0).result()
        for one in waiting:
            yield one.result()
