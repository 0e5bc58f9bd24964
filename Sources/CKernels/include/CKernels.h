// The innermost loops of AdLens, compiled once per instruction set, and the threads that share them.
//
// Every function works on memory that the caller owns and checks nothing: sizes are checked in Swift.
#pragma once

#include <stdbool.h>
#include <stdint.h>

#if defined(__cplusplus)
extern "C" {
#endif

#pragma clang assume_nonnull begin

// One panel of a product whose left rows are named by pointers:
//   c[r][column + n] = finish((accumulate ? c : 0)
//     + sum over s, k of rows[s * row_stride + r][offset + k] * b[(s * length + k) * b_stride + n])
// for r < count and n < columns (at most the panel width). A convolution has one segment per tap.
typedef struct {
  const float *_Nonnull const *_Nonnull rows;
  long row_stride;
  long segments;
  long offset;
  long length;
  const float *b;
  long b_stride;
  float *_Nonnull const *_Nonnull c;
  long column;
  long count;
  long columns;
  bool accumulate;
  bool finish;                  // add the bias, then clamp to low ... high (keeping NaN)
  const float *_Nullable bias;  // `columns` floats
  float low;
  float high;
  const float *_Nullable next;  // the packed panel of the job after this one, to be fetched meanwhile
} adl_rows_job;

// One panel of a product summed over positions, both operands read in place:
//   c[r * c_stride + n] = (accumulate ? c : 0)
//     + sum over s, k of a[s][a_offset + k * a_stride + r] * b[s][b_offset + k * b_stride + n]
// for r < count and n < columns; b may be read up to the panel width.
typedef struct {
  const float *_Nonnull const *_Nonnull a;
  const float *_Nonnull const *_Nonnull b;
  long segments;
  long length;
  long a_offset;
  long a_stride;
  long b_offset;
  long b_stride;
  float *c;
  long c_stride;
  long count;
  long columns;
  bool accumulate;
} adl_columns_job;

// Sizes of a convolution or pooling, one group: pictures [batch, height, width, channels].
typedef struct {
  long height, width, channels;
  long output_height, output_width;
  long kernel_height, kernel_width;
  long stride_y, stride_x;
  long top, left;
  long dilation;
} adl_window;

// One tile of a picture as Winograd's transforms see it.
typedef struct {
  long height, width, channels;  // of the picture
  long y, x;                     // the tile's first pixel, which may lie outside
  long count;                    // channels to transform
  long plane;                    // floats from one of the 36 planes of points to the next
} adl_winograd_tile;

// What happens to the outputs of a tile: added to what is there, bias, clamp, then a curve unless
// `kind` is adl_identity.
typedef struct {
  const float *_Nullable bias;
  bool accumulate;
  float low;
  float high;
  int kind;
  float slope;
} adl_winograd_finish;

// What a tap row holds at most: floats of a pixel's taps, tap rows, and floats of a tile's copy of one.
enum { adl_tap_row_depth = 192, adl_tap_row_height = 16, adl_tap_row_span = 256 };

// The weights of a convolution of few channels in packed panels, panel_stride apart, and what happens
// to the sums.
typedef struct {
  const float *panels;
  long panel_stride;
  long filters;
  const float *_Nullable bias;
  bool accumulate;
  float low;
  float high;
} adl_tap_rows;

// Rows of a depthwise convolution that are computed together.
enum { adl_depthwise_group = 4 };

// The weights [taps, channels] of a depthwise convolution, and what happens to the sums.
typedef struct {
  const float *weights;
  const float *_Nullable bias;
  bool accumulate;
  float low;
  float high;
} adl_depthwise;

enum { adl_identity = 0, adl_relu, adl_relu6, adl_leaky_relu, adl_silu, adl_sigmoid };

typedef struct {
  float learning_rate;  // Adam: already divided by 1 - beta1^step
  float beta1;          // momentum
  float beta2;          // RMSprop: decay
  float epsilon;
  float root_scale;     // Adam: 1 / sqrt(1 - beta2^step)
  float keep;           // Adam: multiplies the weight first (decoupled decay)
  float decay;          // times the weight, added to the gradient
  float gradient_scale;
  bool nesterov;
} adl_step;

// What a batch normalization knows of its channels.
typedef struct {
  const float *mean;
  const float *variance;
  const float *gamma;
  const float *beta;
  float epsilon;
} adl_normalization;

// The way back through a batch normalization and the activation after it.
typedef struct {
  const float *mean;
  const float *_Nullable a;
  const float *_Nullable b;
  const float *_Nullable d;
  int kind;
  float slope;
  bool accumulate;
} adl_normalization_gradient;

// The functions of one instruction set.
typedef struct {
  const char *name;
  long tile_rows;     // rows of the register tile
  long panel_width;   // columns of the register tile, and the width of a packed panel
  long vector_width;  // floats of a vector

  void (*_Nonnull rows)(const adl_rows_job *job);
  void (*_Nonnull columns)(const adl_columns_job *job);
  // Cuts b into panels, panel_stride apart: out[k * panel_width + n] = b[k * stride + n], zero for
  // n >= columns.
  void (*_Nonnull pack)(
    const float *b, long stride, long depth, long columns, long panel_stride, float *out);
  // One panel of the transpose: out[k * panel_width + n] = b[n * stride + k], zero for n >= columns.
  void (*_Nonnull pack_transposed)(
    const float *b, long stride, long depth, long columns, float *out);
  // Unfolds `count` output positions from `first` of `pictures` into rows of taps * group_channels,
  // and may write three floats more.
  void (*_Nonnull gather)(
    const adl_window *window, const float *input, long first, long count, long channel,
    long group_channels, long pictures, float *out);
  // One output row of a convolution with few channels and taps next to each other.
  void (*_Nonnull tap_row)(
    const adl_window *window, const adl_tap_rows *weights, const float *picture, long row,
    float *y);
  // Runs `rounds` of independent multiply-adds in registers; returns the floating-point operations.
  double (*_Nonnull spin)(long rounds);

  void (*_Nonnull activate)(int kind, float slope, const float *x, float *y, long count);
  void (*_Nonnull activation_gradient)(
    int kind, float slope, const float *dy, const float *values, float *dx, long count,
    bool accumulate);
  // y = x + scale * a
  void (*_Nonnull add_scaled)(const float *x, const float *a, float scale, float *y, long count);
  void (*_Nonnull scale)(const float *x, float scale, float *y, long count);
  void (*_Nonnull dropout)(
    const float *x, float *y, long first, long count, float rate, uint64_t seed, bool accumulate);
  double (*_Nonnull sum)(const float *x, long count);
  double (*_Nonnull squares)(const float *x, long count);
  bool (*_Nonnull is_finite)(const float *x, long count);
  void (*_Nonnull softmax)(
    const float *logits, float *y, long rows, long classes, float scale);

  // sums[c] += over rows of x[row][c]
  void (*_Nonnull channel_sums)(const float *x, long rows, long channels, float *sums);
  // sums[c] = over rows of x - x[0], squares[c] = of its square
  void (*_Nonnull moments)(const float *x, long rows, long channels, float *sums, float *squares);
  // y = activation(gamma[c] * (x - mean[c]) / sqrt(variance[c] + epsilon) + beta[c])
  void (*_Nonnull normalize)(
    const adl_normalization *n, const float *x, long rows, long channels, int kind, float slope,
    float *y);
  // With dz = dy * activation' at its output y: sums[c] += dz, products[c] += dz * (x - mean[c]).
  void (*_Nonnull normalization_sums)(
    const adl_normalization_gradient *n, const float *dy, const float *x, const float *y,
    long rows, long channels, float *sums, float *products);
  // dx (+)= a[c] * dz + b[c] * x + d[c]
  void (*_Nonnull normalization_gradient)(
    const adl_normalization_gradient *n, const float *dy, const float *x, const float *y,
    long rows, long channels, float *dx);

  // One output row of a picture, or for the gradients one output row scattered into the picture's
  // gradient: added, or with `overwrite` (windows that do not overlap) stored.
  void (*_Nonnull max_row)(const adl_window *window, const float *x, long row, float *y);
  void (*_Nonnull max_gradient_row)(
    const adl_window *window, const float *dy, const float *x, const float *y, long row,
    bool overwrite, float *dx);
  void (*_Nonnull average_row)(
    const adl_window *window, const float *x, long row, bool all, float *y);
  void (*_Nonnull average_gradient_row)(
    const adl_window *window, const float *dy, long row, bool all, float *dx);

  // Depthwise convolution: `count` output rows of a picture from `first`, at most
  // adl_depthwise_group, which share the inputs that they read.
  void (*_Nonnull depthwise_rows)(
    const adl_window *window, const adl_depthwise *depthwise, const float *x, long first,
    long count, float *y);
  // The gradients of as many input rows of a picture.
  void (*_Nonnull depthwise_input_rows)(
    const adl_window *window, const adl_depthwise *depthwise, const float *dy, long first,
    long count, float *dx);
  // dw[tap][c] += over output rows first ..< last of a picture.
  void (*_Nonnull depthwise_weights)(
    const adl_window *window, const float *dy, const float *x, long first, long last, float *dw);

  // Winograd's F(4x4, 3x3): 6x6 pixels of a picture, or 4x4 of an output gradient, to 36 points in as
  // many planes, in whole vectors.
  void (*_Nonnull winograd_input)(const adl_winograd_tile *tile, const float *picture, float *out);
  void (*_Nonnull winograd_gradient)(
    const adl_winograd_tile *tile, const float *picture, float *out);
  // 36 points to the up to 4x4 outputs that lie inside the picture.
  void (*_Nonnull winograd_output)(
    const adl_winograd_tile *tile, const adl_winograd_finish *finish, const float *points,
    float *picture);
  // One packed panel per point: u[k * plane + r * panel_width + n] from w[tap * tap_stride
  // + r * row_stride + n], zero for n >= columns; the transposed one from
  // w[tap * tap_stride + n * row_stride + r].
  void (*_Nonnull winograd_weights)(
    const float *w, long tap_stride, long row_stride, long rows, long columns, float *u,
    long plane);
  void (*_Nonnull winograd_weights_transposed)(
    const float *w, long tap_stride, long row_stride, long rows, long columns, float *u,
    long plane);
  // The gradients of nine taps from 36 points, p[k * plane + r * p_stride + n].
  void (*_Nonnull winograd_weight_gradient)(
    const float *p, long plane, long p_stride, long rows, long columns, float *dw, long tap_stride,
    long row_stride, bool accumulate);

  void (*_Nonnull step_sgd)(
    const adl_step *step, const float *gradients, float *weights, float *_Nullable velocity,
    long count);
  void (*_Nonnull step_rmsprop)(
    const adl_step *step, const float *gradients, float *weights, float *squares,
    float *_Nullable velocity, long count);
  void (*_Nonnull step_adam)(
    const adl_step *step, const float *gradients, float *weights, float *means, float *squares,
    long count);
} adl_kernels;

// The instruction sets. `adl_wide` is the 16-float source compiled for AVX2, for tests of its tiles.
enum { adl_portable = 0, adl_avx2 = 1, adl_avx512 = 2, adl_wide = 3 };

// The functions of an instruction set, or NULL where the processor or the build lacks it.
const adl_kernels *_Nullable adl_kernels_for(int set);

// The functions that this thread uses instead of the process's choice, for tests; NULL for none.
const adl_kernels *_Nullable adl_thread_kernels(void);
void adl_set_thread_kernels(const adl_kernels *_Nullable kernels);

// A pool of threads; see Pool.c.
typedef struct adl_pool adl_pool;
adl_pool *_Nullable adl_pool_create(long threads);
void adl_pool_destroy(adl_pool *pool);

#pragma clang assume_nonnull end

#if defined(__cplusplus)
}
#endif
