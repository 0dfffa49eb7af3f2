"""Audits an organization with boto3 and ten threads, as bench/ measures it against Rootsweep.

audit: look at every member account. audit ACCOUNT: look at one. remove: look at every member account, and delete what is
there, without another look. It prints a JSON object a line: an account with its credentials, or with an error.

The calls for an account are AssumeRoot and GetAccountSummary, and the four lists where the summary counts something; a
removal adds AssumeRoot and one call for each credential. Endpoint and keys come from the environment, retries are boto3's
defaults. One STS client and one session serve all threads; the session reads the service models once, and makes one client at a time,
since boto3's sessions are not thread-safe.
"""

import json
import sys
import threading
from concurrent.futures import ThreadPoolExecutor

import boto3

THREADS = 10
AUDIT = "IAMAuditRootUserCredentials"
DELETE = "IAMDeleteRootUserCredentials"
PRESENT = ["AccountPasswordPresent", "AccountAccessKeysPresent", "AccountSigningCertificatesPresent", "MFADevices"]

sts = boto3.client("sts")
session = boto3.Session()
one_at_a_time = threading.Lock()


def members():
    organizations = boto3.client("organizations")
    management = organizations.describe_organization()["Organization"]["MasterAccountId"]
    for page in organizations.get_paginator("list_accounts").paginate():
        for account in page["Accounts"]:
            if account["Id"] != management and account["Status"] == "ACTIVE":
                yield account["Id"]


def as_root(account, task):
    issued = sts.assume_root(
        TargetPrincipal=account,
        TaskPolicyArn={"arn": f"arn:aws:iam::aws:policy/root-task/{task}"},
        DurationSeconds=300,
    )["Credentials"]
    with one_at_a_time:
        return session.client(
            "iam",
            aws_access_key_id=issued["AccessKeyId"],
            aws_secret_access_key=issued["SecretAccessKey"],
            aws_session_token=issued["SessionToken"],
        )


def has_password(iam):
    try:
        iam.get_login_profile()
        return True
    except iam.exceptions.NoSuchEntityException:
        return False


def look(account):
    iam = as_root(account, AUDIT)
    summary = iam.get_account_summary()["SummaryMap"]
    if not any(summary.get(number, 0) for number in PRESENT):
        return {}
    return {
        "password": ["password"] if has_password(iam) else [],
        "keys": [one["AccessKeyId"] for one in iam.list_access_keys()["AccessKeyMetadata"]],
        "certificates": [one["CertificateId"] for one in iam.list_signing_certificates()["Certificates"]],
        "devices": [one["SerialNumber"] for one in iam.list_mfa_devices()["MFADevices"]],
    }


def delete(account, found):
    iam = as_root(account, DELETE)
    if found["password"]:
        iam.delete_login_profile()
    for key in found["keys"]:
        iam.delete_access_key(AccessKeyId=key)
    for certificate in found["certificates"]:
        iam.delete_signing_certificate(CertificateId=certificate)
    for device in found["devices"]:
        iam.deactivate_mfa_device(SerialNumber=device)


def answer(task, account):
    try:
        found = look(account)
        if task == "remove" and any(found.values()):
            delete(account, found)
            found = {}
        return {"account": account, "credentials": sum(found.values(), [])}
    except Exception as error:
        return {"account": account, "error": str(error)}


task = sys.argv[1]
accounts = sys.argv[2:] or list(members())
with ThreadPoolExecutor(THREADS) as threads:
    for line in threads.map(lambda account: answer(task, account), accounts):
        print(json.dumps(line), flush=True)
