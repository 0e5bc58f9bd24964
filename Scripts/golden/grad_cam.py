#!/usr/bin/env python3
"""Writes Tests/Golden/grad_cam.safetensors: Grad-CAM of the golden network, by PyTorch.

Needs: pip install torch safetensors numpy   (versions used are stored in the file)
Run:   python Scripts/golden/grad_cam.py [--check]

The network, its weights and its input are those of network.safetensors; it runs in inference mode in
float64. For every sample the logit of its label is explained at two places: behind the last block
("relu2"), and behind the first ("relu1"), from where the way to the logit leads through batch norm, a
sum and a projection (Selvaraju and others, "Grad-CAM", 2017).

Tensors, for each place
  <place>/gradient   of the logit at the features, [batch, height, width, channels]
  <place>/map        relu(sum over channels of features * mean gradient), [batch, height, width]
  <place>/local      relu(sum over channels of features * gradient), [batch, height, width]
  <place>/upsampled  the map at the input's size, bilinear between the centres of cells
"""
import json
import sys

import numpy
import safetensors
import safetensors.numpy
import safetensors.torch
import torch

import network as golden

OUTPUT = golden.ROOT / "Tests" / "Golden" / "grad_cam.safetensors"


def foreign(name, tensor):
    """A tensor in AdLens's layout as PyTorch has it; the inverse of golden.native."""
    if tensor.dim() == 4:
        return tensor.permute(3, 2, 0, 1)
    if name == "hidden.weight":
        return tensor.reshape(2, 2, 12, 16).permute(3, 2, 0, 1).reshape(16, 48)
    return tensor.permute(1, 0) if tensor.dim() == 2 else tensor


def stored():
    """The golden network with the stored weights, its input and the labels."""
    tensors = safetensors.torch.load_file(golden.OUTPUT)
    network = golden.Golden()
    with torch.no_grad():
        for name, tensor in network.state_dict().items():
            if not name.endswith("num_batches_tracked"):
                tensor.copy_(foreign(name, tensors["initial/" + name]))
    network = network.double().eval()
    images = tensors["input"].double().permute(0, 3, 1, 2)
    # The stored weights must give the stored logits.
    logits = network(images)
    assert (logits - tensors["inference_logits"].double()).abs().max() < 1e-5
    return network, images, tensors["labels"].long()


def features(network, images):
    """What golden.Golden.forward computes, with the two places and the logits."""
    x = torch.relu(network.stem["norm"](network.stem["conv"](images)))
    x = torch.nn.functional.max_pool2d(x, 2)
    body = torch.nn.functional.leaky_relu(network.block1["conv1"](x), 0.1)
    body = network.block1["norm2"](network.block1["conv2"](body))
    first = torch.relu(x + body)
    b = network.block2
    body = torch.relu(b["norm1"](b["conv1"](first)))
    body = b["norm2"](b["conv2"](body))
    last = torch.relu(body + b["shortcut"]["norm"](b["shortcut"]["conv"](first)))
    x = torch.nn.functional.avg_pool2d(last, 2, stride=1)
    x = torch.nn.functional.silu(network.hidden(torch.flatten(x, 1)))
    return {"relu1": first, "relu2": last}, network.classifier(x)


def run():
    network, images, labels = stored()
    places, logits = features(network, images)
    assert torch.equal(logits, network(images))
    # Samples do not touch each other in inference mode, so one sum gives the gradients of all.
    score = logits.gather(1, labels[:, None]).sum()
    out = {}
    for name, values in places.items():
        gradient, = torch.autograd.grad(score, values, retain_graph=True)
        weights = gradient.mean(dim=(2, 3), keepdim=True)
        cam = torch.relu((weights * values).sum(dim=1, keepdim=True))
        up = torch.nn.functional.interpolate(
            cam, size=images.shape[2:], mode="bilinear", align_corners=False)
        out[name + "/gradient"] = gradient.permute(0, 2, 3, 1)
        out[name + "/map"] = cam[:, 0]
        out[name + "/local"] = torch.relu((gradient * values).sum(dim=1))
        out[name + "/upsampled"] = up[:, 0]
    return {n: numpy.ascontiguousarray(t.detach().numpy().astype(numpy.float32))
            for n, t in out.items()}


def main():
    tensors = run()
    if "--check" in sys.argv:
        old = safetensors.numpy.load_file(OUTPUT)
        assert old.keys() == tensors.keys()
        worst = max(numpy.abs(old[n] - t).max() for n, t in tensors.items())
        print(f"largest difference from the stored file: {worst:.2e}")
        sys.exit(worst > 1e-6)
    versions = {"python": sys.version.split()[0], "torch": torch.__version__,
                "safetensors": safetensors.__version__}
    safetensors.numpy.save_file(tensors, OUTPUT, {"versions": json.dumps(versions)})
    print(f"{OUTPUT}: {len(tensors)} tensors, {OUTPUT.stat().st_size} bytes")


if __name__ == "__main__":
    main()
