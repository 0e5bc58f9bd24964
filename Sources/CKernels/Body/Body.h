// Everything of one instruction set. Included once by each file in Variants.

#include "Vector.h"

#include "Tile.h"

#include "Pack.h"

#include "TapRow.h"

#include "Map.h"

#include "Reduce.h"

#include "Window.h"

#include "DepthwiseLine.h"

#include "Depthwise.h"

#include "DepthwiseWeights.h"

#include "WinogradPoints.h"

#include "Winograd.h"

#include "Step.h"


const adl_kernels NAME(adl_kernels_of) = {
  .name = SET_NAME,
  .tile_rows = MR,
  .panel_width = NR,
  .vector_width = VW,
  .rows = NAME(rows),
  .columns = NAME(columns),
  .pack = NAME(pack),
  .pack_transposed = NAME(pack_transposed),
  .gather = NAME(gather),
  .tap_row = NAME(tap_row),
  .spin = NAME(spin),
  .activate = NAME(activate),
  .activation_gradient = NAME(activation_gradient),
  .add_scaled = NAME(add_scaled),
  .scale = NAME(scale),
  .dropout = NAME(dropout),
  .sum = NAME(sum),
  .squares = NAME(squares),
  .is_finite = NAME(is_finite),
  .softmax = NAME(softmax),
  .channel_sums = NAME(channel_sums),
  .moments = NAME(moments),
  .normalize = NAME(normalize),
  .normalization_sums = NAME(normalization_sums),
  .normalization_gradient = NAME(normalization_gradient),
  .max_row = NAME(max_row),
  .max_gradient_row = NAME(max_gradient_row),
  .average_row = NAME(average_row),
  .average_gradient_row = NAME(average_gradient_row),
  .depthwise_rows = NAME(depthwise_rows),
  .depthwise_input_rows = NAME(depthwise_input_rows),
  .depthwise_weights = NAME(depthwise_weights),
  .winograd_input = NAME(winograd_input),
  .winograd_gradient = NAME(winograd_gradient),
  .winograd_output = NAME(winograd_output),
  .winograd_weights = NAME(winograd_weights),
  .winograd_weights_transposed = NAME(winograd_weights_transposed),
  .winograd_weight_gradient = NAME(winograd_weight_gradient),
  .step_sgd = NAME(step_sgd),
  .step_rmsprop = NAME(step_rmsprop),
  .step_adam = NAME(step_adam),
};
