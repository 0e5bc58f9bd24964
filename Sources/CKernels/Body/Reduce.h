// Sums in a fixed order.

typedef float NAME(Eight) __attribute__((ext_vector_type(8), aligned(4), may_alias));
typedef double NAME(EightWide) __attribute__((ext_vector_type(8)));

INLINE double NAME(total)(NAME(EightWide) sum) {
  return ((sum[0] + sum[1]) + (sum[2] + sum[3])) + ((sum[4] + sum[5]) + (sum[6] + sum[7]));
}

static double NAME(sum)(const float *x, long count) {
  NAME(EightWide) lanes = (NAME(EightWide))(0.0);
  long i = 0;
  for (; i + 8 <= count; i += 8) {
    lanes += __builtin_convertvector(*(const NAME(Eight) *)(x + i), NAME(EightWide));
  }
  double sum = NAME(total)(lanes);
  for (; i < count; i++) sum += (double)x[i];
  return sum;
}

static double NAME(squares)(const float *x, long count) {
  NAME(EightWide) lanes = (NAME(EightWide))(0.0);
  long i = 0;
  for (; i + 8 <= count; i += 8) {
    const NAME(EightWide) wide =
      __builtin_convertvector(*(const NAME(Eight) *)(x + i), NAME(EightWide));
    lanes += wide * wide;
  }
  double sum = NAME(total)(lanes);
  for (; i < count; i++) sum += (double)x[i] * (double)x[i];
  return sum;
}

// Infinity and NaN are the floats whose exponent bits are all ones.
static bool NAME(is_finite)(const float *x, long count) {
  int32_t found = 0;
  for (long i = 0; i < count; i++) {
    union { float f; int32_t i; } bits = {x[i]};
    found |= (bits.i & 0x7F800000) == 0x7F800000;
  }
  return !found;
}

static void NAME(softmax)(
  const float *logits, float *y, long rows, long classes, float scale) {
  for (long row = 0; row < rows; row++, logits += classes, y += classes) {
    float largest = scale * logits[0];
    for (long c = 1; c < classes; c++) {
      const float x = scale * logits[c];
      largest = x > largest || x != x ? x : largest;
    }
    VECTORIZE for (long c = 0; c < classes; c++) y[c] = NAME(exp)(scale * logits[c] - largest);
    double sum = 0;
    for (long c = 0; c < classes; c++) sum += (double)y[c];
    const float share = (float)(1 / sum);
    VECTORIZE for (long c = 0; c < classes; c++) y[c] *= share;
  }
}

static void NAME(channel_sums)(const float *x, long rows, long channels, float *restrict sums) {
  long row = 0;
  for (; row + 4 <= rows; row += 4, x += 4 * channels) {
    VECTORIZE for (long c = 0; c < channels; c++) {
      sums[c] +=
        (x[c] + x[channels + c]) + (x[2 * channels + c] + x[3 * channels + c]);
    }
  }
  for (; row < rows; row++, x += channels) {
    VECTORIZE for (long c = 0; c < channels; c++) sums[c] += x[c];
  }
}

// Distances from the first row instead of plain values keep a small variance beside a large mean.
static void NAME(moments)(
  const float *x, long rows, long channels, float *restrict sums, float *restrict squares) {
  const float *origin = x;
  for (long c = 0; c < channels; c++) sums[c] = squares[c] = 0;
  x += channels;
  for (long row = 1; row < rows; row++, x += channels) {
    VECTORIZE for (long c = 0; c < channels; c++) {
      const float distance = x[c] - origin[c];
      sums[c] += distance;
      squares[c] += distance * distance;
    }
  }
}

static void NAME(normalization_sums)(
  const adl_normalization_gradient *n, const float *dy, const float *x, const float *y, long rows,
  long channels, float *restrict sums, float *restrict products) {
#define LOOP(k)                                                                   \
  for (long row = 0; row < rows; row++) {                                         \
    const long at = row * channels;                                               \
    VECTORIZE for (long c = 0; c < channels; c++) {                               \
      const float gradient = NAME(chain)(k, n->slope, dy[at + c], y[at + c]);     \
      sums[c] += gradient;                                                        \
      products[c] += gradient * (x[at + c] - n->mean[c]);                         \
    }                                                                             \
  }
  EACH_ACTIVATION(n->kind, LOOP)
#undef LOOP
}
