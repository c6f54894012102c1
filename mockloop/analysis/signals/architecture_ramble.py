"""A tour of the system before the problem is named. Only the situation is searched."""

from __future__ import annotations

import re

from mockloop.analysis.answer import Answer, Finding, Match
from mockloop.analysis.text.detection import bad

NAME = "architecture_ramble"
TITLE = "Background before the problem"
SAY = "The problem was …, and it hurt …"
POLARITY = "bad"
ADVICE = (
    "Start with the problem. One sentence of background is enough; how the system is built can wait until asked for."
)

FEWEST_WORDS = 30  # about 12 s: as much background as a listener accepts
FEWEST_PARTS = 5
_PARTS = re.compile(
    r"(?:micro-?)?services?|databases?|queues?|clusters?|kubernetes|apis?|pipelines?|layers?|back-?end|front-?end|architecture|"
    r"stack|frameworks?|servers?|cach(?:e|es)|brokers?|schemas?|modules?|components?|kafka|postgres|redis|mysql|docker|containers?|"
    r"load-?balancers?|gateways?|endpoints?|replicas?|shards?|lambdas?|buckets?|consumers?|producers?|workers?|nodes?|instances?|"
    r"repositor(?:y|ies)|libraries|topics?|tables?|monolith|proxy|proxies|orchestrator|scheduler|backends?|frontends?|tiers?|"
    r"environments?|microservices|jobs?|cron|batch|aws|azure|gcp|s3|ec2|lambda|kinesis|spark|emr|dynamodb|mongo(?:db)?|cassandra|oracle|"
    r"snowflake|airflow|dbt|elasticsearch|elastic|solr|sidekiq|celery|rabbitmq|sqs|sns|grpc|rest|graphql|react|angular|vue|node|java|"
    r"python|ruby|rails|django|spring|boot|kotlin|swift|go|golang|rust|php|c\+\+|scala|terraform|jenkins|nginx|cdn|vpc|oauth|jwt|"
    r"sdk|websockets?|http|json|xml|protobuf|ingestion|storage|warehouse|lake|hadoop|hive|flink|bigquery|looker|tableau|grafana|prometheus|"
    r"sql|nosql|orm|mvc|models?|controllers?|client|daemon|mainframe|cobol|erp|crm|sap|plugins?|webhooks?|router|switches|firewall|vm|vms"
)
_PROBLEM = (
    r"(?:problems?|issues?|trouble|noticed|failed|failing|failures?|dropp(?:ed|ing)|lost|losing|broke|broken|complain(?:ts?|ed|ing)|"
    r"errors?|bugs?|outages?|slow|late|delays?|delayed|wrong|crash(?:ed|es|ing)?|missing|stuck|unfortunately|incidents?|timeouts?)"
)


def detect(answer: Answer) -> list[Finding]:
    problem = next(answer.find(_PROBLEM, ("situation",)), None)
    until = problem.first if problem else len(answer.tokens)
    setting = [i for i in range(until) if answer.spans and answer.section_of(i) == "situation"]
    parts = {answer.tokens[i] for i in setting if _PARTS.fullmatch(answer.tokens[i])}
    if len(setting) < FEWEST_WORDS or len(parts) < FEWEST_PARTS:
        return []
    return bad(answer, NAME, [Match(setting[0], setting[0] + 7, "")], ADVICE)
