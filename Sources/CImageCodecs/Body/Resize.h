// Both passes of a resize, and normalising, in Float32 without fused operations.

typedef float NAME(F8) __attribute__((ext_vector_type(8)));
typedef float NAME(F4) __attribute__((ext_vector_type(4)));
typedef uint8_t NAME(B8) __attribute__((ext_vector_type(8)));
typedef int32_t NAME(I8) __attribute__((ext_vector_type(8)));
typedef int32_t NAME(I4) __attribute__((ext_vector_type(4)));
#define F8 NAME(F8)
#define F4 NAME(F4)
#define B8 NAME(B8)
#define I8 NAME(I8)
#define I4 NAME(I4)

void NAME(codec_sum_rows)(
    const uint8_t *source, long stride, const float *weights, long rows, float *line, long count) {
  long x = 0;
  for (; x + 8 <= count; x += 8) {
    F8 sum = 0;
    for (long row = 0; row < rows; row++) {
      B8 bytes;
      memcpy(&bytes, source + row * stride + x, 8);
      const F8 part = weights[row] * __builtin_convertvector(__builtin_convertvector(bytes, I8), F8);
      sum = row ? sum + part : part;
    }
    memcpy(line + x, &sum, 32);
  }
  for (; x < count; x++) {
    float sum = weights[0] * source[x];
    for (long row = 1; row < rows; row++) sum += weights[row] * source[row * stride + x];
    line[x] = sum;
  }
}

void NAME(codec_sum_columns)(
    const float *line, const long *first, const long *offsets, const float *weights, long columns,
    float divisor, uint8_t *out) {
  for (long x = 0; x < columns; x++) {
    const float *pixel = line + first[x] * 3;
    F4 sum = 0;
    for (long run = offsets[x]; run < offsets[x + 1]; run++, pixel += 3) {
      // Four floats for three channels: the line has one more behind its end.
      F4 values;
      memcpy(&values, pixel, 16);
      sum += values * weights[run];
    }
    const I4 rounded = __builtin_convertvector(sum / divisor + 0.5f, I4);
    const int32_t packed = rounded.x | rounded.y << 8 | rounded.z << 16;
    memcpy(out + x * 3, &packed, 3);
  }
}

void NAME(codec_normalize)(
    const uint8_t *bytes, long count, const float *scales, const float *offsets, long channels,
    float *out) {
  // The channels' numbers over and over: 24 is a multiple of 1 and 3 channels and of a vector.
  float scale[24], offset[24];
  for (long i = 0; i < 24; i++) {
    scale[i] = scales[i % channels];
    offset[i] = offsets[i % channels];
  }
  long i = 0;
  for (; i + 24 <= count; i += 24) {
    for (long j = 0; j < 24; j++) out[i + j] = (float)bytes[i + j] * scale[j] + offset[j];
  }
  for (long j = 0; i + j < count; j++) out[i + j] = (float)bytes[i + j] * scale[j] + offset[j];
}
