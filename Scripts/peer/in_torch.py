"""PyTorch, eager, channels_last, fused optimizers."""
import numpy
import torch
from torch import nn
from torch.nn import functional

import networks
import rows
from clock import milliseconds


class PyTorch:
    name = "PyTorch"
    version = torch.__version__

    def __init__(self, threads):
        torch.set_num_threads(threads)
        torch.manual_seed(0)

    def measure(self, row, seconds):
        match row:
            case rows.Product(): return self._product(row, seconds)
            case rows.Convolution(): return self._convolution(row, seconds)
            case rows.Network(): return self._network(row, seconds)
            case rows.Training(): return self._training(row, seconds)
        return None

    def _product(self, row, seconds):
        a, b = torch.rand(row.rows, row.depth), torch.rand(row.depth, row.columns)
        out = torch.empty(row.rows, row.columns)
        with torch.inference_mode():
            return milliseconds(lambda: torch.mm(a, b, out=out), seconds)

    def _convolution(self, row, seconds):
        layer = nn.Conv2d(
            row.channels, row.filters, row.kernel, row.stride, row.kernel // 2, groups=row.groups, bias=False)
        layer = layer.to(memory_format=torch.channels_last)
        x = torch.rand(row.batch, row.channels, row.size, row.size).contiguous(memory_format=torch.channels_last)
        if not row.backward:
            with torch.inference_mode():
                return milliseconds(lambda: layer(x), seconds)
        x.requires_grad_(True)
        gradient = torch.rand_like(layer(x))

        def step():
            x.grad = layer.weight.grad = None
            layer(x).backward(gradient)
        return milliseconds(step, seconds)

    def _network(self, row, seconds):
        network = networks.build(row.network).eval().to(memory_format=torch.channels_last)
        x = torch.rand(1, 3, row.side, row.side).contiguous(memory_format=torch.channels_last)
        with torch.inference_mode():
            return milliseconds(lambda: network(x), seconds)

    def _training(self, row, seconds):
        network = networks.small(row.name).to(memory_format=torch.channels_last)
        shape = networks.small_input(row.name)
        x = torch.rand(row.batch, *shape).contiguous(memory_format=torch.channels_last)
        labels = torch.from_numpy(numpy.arange(row.batch) % 10)
        optimizer = torch.optim.AdamW(network.parameters(), 1e-5, weight_decay=0.01, fused=True)

        def step():
            optimizer.zero_grad()
            functional.cross_entropy(network(x), labels).backward()
            optimizer.step()
        return milliseconds(step, seconds)
