// Chooses the instructions for the loops in Body; results are the same bits for all.

#include "CImageCodecs.h"

#if defined(__x86_64__)
void codec_sum_rows_avx2(
    const uint8_t *source, long stride, const float *weights, long rows, float *line, long count);
void codec_sum_columns_avx2(
    const float *line, const long *first, const long *offsets, const float *weights, long columns,
    float divisor, uint8_t *out);
void codec_normalize_avx2(
    const uint8_t *bytes, long count, const float *scales, const float *offsets, long channels,
    float *out);

#define CHOOSE(name, ...)                                                                          \
  (__builtin_cpu_supports("avx2") ? name##_avx2(__VA_ARGS__) : name##_portable(__VA_ARGS__))
#else
#define CHOOSE(name, ...) name##_portable(__VA_ARGS__)
#endif

void codec_sum_rows(
    const uint8_t *source, long stride, const float *weights, long rows, float *line, long count) {
  CHOOSE(codec_sum_rows, source, stride, weights, rows, line, count);
}

void codec_sum_columns(
    const float *line, const long *first, const long *offsets, const float *weights, long columns,
    float divisor, uint8_t *out) {
  CHOOSE(codec_sum_columns, line, first, offsets, weights, columns, divisor, out);
}

void codec_normalize(
    const uint8_t *bytes, long count, const float *scales, const float *offsets, long channels,
    float *out) {
  CHOOSE(codec_normalize, bytes, count, scales, offsets, channels, out);
}
