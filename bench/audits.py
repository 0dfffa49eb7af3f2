"""Audits accounts one after another with boto3, as bench/ measures it against Rootsweep.

Told a number on standard input, it audits so many accounts and says how many seconds that took.
The second argument is "sessions" (one for each account) or "clients" (of one session).
The calls are those of Rootsweep: AssumeRoot, then GetAccountSummary in the session it gave.
"""

import sys
import time

import boto3

ACCOUNTS = 100
TASK_POLICY = "arn:aws:iam::aws:policy/root-task/IAMAuditRootUserCredentials"

endpoint, way = sys.argv[1:]
sts = boto3.client("sts", endpoint_url=endpoint)


def audit(account):
    issued = sts.assume_root(
        TargetPrincipal=account, TaskPolicyArn={"arn": TASK_POLICY}, DurationSeconds=300
    )["Credentials"]
    keys = {
        "aws_access_key_id": issued["AccessKeyId"],
        "aws_secret_access_key": issued["SecretAccessKey"],
        "aws_session_token": issued["SessionToken"],
    }
    if way == "sessions":
        iam = boto3.Session(**keys).client("iam", endpoint_url=endpoint)
    else:
        iam = boto3.client("iam", endpoint_url=endpoint, **keys)
    summary = iam.get_account_summary()["SummaryMap"]
    assert summary["AccountPasswordPresent"] == 0


for line in sys.stdin:
    begin = time.perf_counter()
    for number in range(int(line)):
        audit(f"{1 + number % ACCOUNTS:012d}")
    print(time.perf_counter() - begin, flush=True)
