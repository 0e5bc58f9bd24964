// Element-by-element functions. Plain loops: the compiler turns them into vectors, and with every
// iteration independent the bits do not depend on how a range is cut.

// exp(x) to about 2 units in the last place, after Cephes: x = n ln 2 + r, polynomial in r.
// Infinite above 88.72, zero below -104, NaN stays.
INLINE float NAME(exp)(float x) {
  float t = x < -104.0f ? -104.0f : x;
  t = t > 88.8f ? 88.8f : t;
  const float rounder = 12582912.0f;  // 1.5 * 2^23: the sum has no fraction bits left
  union { float f; int32_t i; } n = {t * 1.44269504f + rounder};
  const float whole = n.f - rounder;
  const int32_t exponent = n.i - 0x4B400000;
  const float r = t - whole * 0.693359375f - whole * -2.12194440e-4f;
  float p = 1.9875691500e-4f;
  p = p * r + 1.3981999507e-3f;
  p = p * r + 8.3334519073e-3f;
  p = p * r + 4.1665795894e-2f;
  p = p * r + 1.6666665459e-1f;
  p = p * r + 5.0000001201e-1f;
  p = p * (r * r) + r + 1.0f;
  // Two factors reach the infinite and the denormal ends. A NaN has an exponent far outside; unsigned,
  // the shift may drop its high bits.
  const int32_t half = exponent >> 1;
  union { uint32_t i; float f; } a = {(uint32_t)(half + 127) << 23},
                                 b = {(uint32_t)(exponent - half + 127) << 23};
  return p * a.f * b.f;
}

INLINE float NAME(value)(int kind, float slope, float x) {
  switch (kind) {
    case adl_relu: return x < 0 ? 0 : x;
    case adl_relu6: x = x < 0 ? 0 : x; return x > 6 ? 6 : x;
    case adl_leaky_relu: return x < 0 ? slope * x : x;
    case adl_silu: return x / (1 + NAME(exp)(-x));
    case adl_sigmoid: return 1 / (1 + NAME(exp)(-x));
    default: return x;
  }
}

// The derivative, from the output, or for SiLU from the input.
INLINE float NAME(slope)(int kind, float slope, float value) {
  switch (kind) {
    case adl_relu: return value <= 0 ? 0 : 1;
    case adl_relu6: return ((value <= 0) | (value >= 6)) ? 0 : 1;
    case adl_leaky_relu: return value <= 0 ? slope : 1;
    case adl_silu: {
      const float s = 1 / (1 + NAME(exp)(-value));
      return s * (1 + value * (1 - s));
    }
    case adl_sigmoid: return value * (1 - value);
    default: return 1;
  }
}

// Expands `body(kind)` once per activation, so that each loop has a constant one.
#define EACH_ACTIVATION(kind, body)              \
  switch (kind) {                                \
    case adl_relu: body(adl_relu) break;         \
    case adl_relu6: body(adl_relu6) break;       \
    case adl_leaky_relu: body(adl_leaky_relu) break; \
    case adl_silu: body(adl_silu) break;         \
    case adl_sigmoid: body(adl_sigmoid) break;   \
    default: body(adl_identity) break;           \
  }

static void NAME(activate)(int kind, float slope, const float *x, float *y, long count) {
#define LOOP(k) VECTORIZE for (long i = 0; i < count; i++) y[i] = NAME(value)(k, slope, x[i]);
  EACH_ACTIVATION(kind, LOOP)
#undef LOOP
}

// The gradient is dropped, not multiplied, where the slope is zero: a gradient of infinity dies there.
INLINE float NAME(chain)(int kind, float slope, float dy, float value) {
  switch (kind) {
    case adl_relu: return value <= 0 ? 0 : dy;
    case adl_relu6: return ((value <= 0) | (value >= 6)) ? 0 : dy;
    default: return dy * NAME(slope)(kind, slope, value);
  }
}

static void NAME(activation_gradient)(
  int kind, float slope, const float *dy, const float *values, float *dx, long count,
  bool accumulate) {
  if (accumulate) {
#define LOOP(k) \
  VECTORIZE for (long i = 0; i < count; i++) dx[i] += NAME(chain)(k, slope, dy[i], values[i]);
    EACH_ACTIVATION(kind, LOOP)
#undef LOOP
  } else {
#define LOOP(k) \
  VECTORIZE for (long i = 0; i < count; i++) dx[i] = NAME(chain)(k, slope, dy[i], values[i]);
    EACH_ACTIVATION(kind, LOOP)
#undef LOOP
  }
}

static void NAME(add_scaled)(const float *x, const float *a, float scale, float *y, long count) {
  VECTORIZE for (long i = 0; i < count; i++) y[i] = x[i] + scale * a[i];
}

static void NAME(scale)(const float *x, float scale, float *y, long count) {
  VECTORIZE for (long i = 0; i < count; i++) y[i] = scale * x[i];
}

INLINE uint32_t NAME(mix)(uint32_t x) {
  x = (x ^ (x >> 16)) * 0x7FEB352Du;
  x = (x ^ (x >> 15)) * 0x846CA68Bu;
  return x ^ (x >> 16);
}

static void NAME(dropout)(
  const float *x, float *y, long first, long count, float rate, uint64_t seed, bool accumulate) {
  const uint32_t low = (uint32_t)seed, high = (uint32_t)(seed >> 32), start = (uint32_t)first;
  const float scale = 1 / (1 - rate);
#define KEPT(i) \
  ((float)(int32_t)(NAME(mix)(NAME(mix)((start + (uint32_t)(i)) ^ low) ^ high) >> 8) * 0x1p-24f \
    >= rate)
  if (accumulate) {
    VECTORIZE for (long i = 0; i < count; i++) y[i] += KEPT(i) ? scale * x[i] : 0;
  } else {
    VECTORIZE for (long i = 0; i < count; i++) y[i] = KEPT(i) ? scale * x[i] : 0;
  }
#undef KEPT
}

static void NAME(normalize)(
  const adl_normalization *n, const float *x, long rows, long channels, int kind, float slope,
  float *y) {
  enum { block = 128 };
  for (long first = 0; first < channels; first += block) {
    const long count = channels - first < block ? channels - first : block;
    float scale[block], shift[block];
    for (long c = 0; c < count; c++) {
      const double factor = (double)n->gamma[first + c]
        / __builtin_elementwise_sqrt((double)n->variance[first + c] + (double)n->epsilon);
      scale[c] = (float)factor;
      shift[c] = (float)((double)n->beta[first + c] - (double)n->mean[first + c] * factor);
    }
#define LOOP(k)                                                 \
  for (long row = 0; row < rows; row++) {                       \
    const float *from = x + row * channels + first;             \
    float *to = y + row * channels + first;                     \
    VECTORIZE for (long c = 0; c < count; c++) {                \
      to[c] = NAME(value)(k, slope, from[c] * scale[c] + shift[c]); \
    }                                                           \
  }
    EACH_ACTIVATION(kind, LOOP)
#undef LOOP
  }
}

static void NAME(normalization_gradient)(
  const adl_normalization_gradient *n, const float *dy, const float *x, const float *y, long rows,
  long channels, float *dx) {
  const float *a = n->a, *b = n->b, *d = n->d;
#define LINE(k)                                                                        \
  a[c] * NAME(chain)(k, n->slope, dy[at + c], y[at + c]) + (b[c] * x[at + c] + d[c])
#define LOOP(k)                                                                        \
  for (long row = 0; row < rows; row++) {                                              \
    const long at = row * channels;                                                    \
    if (n->accumulate) {                                                               \
      VECTORIZE for (long c = 0; c < channels; c++) dx[at + c] += LINE(k);             \
    } else {                                                                           \
      VECTORIZE for (long c = 0; c < channels; c++) dx[at + c] = LINE(k);              \
    }                                                                                  \
  }
  EACH_ACTIVATION(n->kind, LOOP)
#undef LOOP
#undef LINE
}
