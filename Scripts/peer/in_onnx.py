"""ONNX Runtime and OpenVINO, which both run ONNX files, in float32."""
import numpy
import onnx
import onnxruntime
import openvino
from onnx import TensorProto, helper, numpy_helper

import networks
import rows
from clock import milliseconds


def model(row):
    """The ONNX file of a row and the shape of its input, or None."""
    generator = numpy.random.default_rng(0)
    match row:
        case rows.Network(): return networks.onnx(row.network, row.side), (1, 3, row.side, row.side)
        case rows.Convolution(backward=False):
            shape = (row.batch, row.channels, row.size, row.size)
            weight = generator.random((row.filters, row.channels // row.groups, row.kernel, row.kernel), numpy.float32)
            node = helper.make_node(
                "Conv", ["x", "w"], ["y"], pads=[row.kernel // 2] * 4, strides=[row.stride] * 2, group=row.groups)
        case rows.Product():
            shape = (row.rows, row.depth)
            weight = generator.random((row.depth, row.columns), numpy.float32)
            node = helper.make_node("MatMul", ["x", "w"], ["y"])
        case _: return None
    graph = helper.make_graph(
        [node], "row", [helper.make_tensor_value_info("x", TensorProto.FLOAT, shape)],
        [helper.make_tensor_value_info("y", TensorProto.FLOAT, None)], [numpy_helper.from_array(weight, "w")])
    made = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9)
    return onnx.shape_inference.infer_shapes(made).SerializeToString(), shape


class ONNXRuntime:
    name = "ONNX Runtime"
    version = onnxruntime.__version__

    def __init__(self, threads):
        self.threads = threads

    def session(self, data):
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = self.threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        return onnxruntime.InferenceSession(data, options, providers=["CPUExecutionProvider"])

    def measure(self, row, seconds):
        made = model(row)
        if made is None:
            return None
        data, shape = made
        session = self.session(data)
        # Bound once, so that nothing is copied or allocated between runs.
        binding = session.io_binding()
        x = numpy.random.default_rng(0).random(shape, numpy.float32)
        binding.bind_cpu_input(session.get_inputs()[0].name, x)
        binding.bind_output(session.get_outputs()[0].name)
        return milliseconds(lambda: session.run_with_iobinding(binding), seconds)


class OpenVINO:
    name = "OpenVINO"
    version = openvino.__version__.split("-")[0]

    def __init__(self, threads):
        self.threads = threads

    def measure(self, row, seconds):
        made = model(row)
        if made is None:
            return None
        data, shape = made
        core = openvino.Core()
        compiled = core.compile_model(core.read_model(data), "CPU", {
            "INFERENCE_NUM_THREADS": self.threads, "INFERENCE_PRECISION_HINT": "f32", "PERFORMANCE_HINT": "LATENCY"})
        request = compiled.create_infer_request()
        request.set_input_tensor(openvino.Tensor(numpy.random.default_rng(0).random(shape, numpy.float32)))
        return milliseconds(request.infer, seconds)
