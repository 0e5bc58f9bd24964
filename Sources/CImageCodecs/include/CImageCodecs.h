#pragma once

// libpng and giflib behind one call each: bytes in, pixels and a code out; and the innermost loops of a
// resize.
//
// libpng reports errors by longjmp, which must never cross a Swift frame; giflib reads through a
// callback. Both live here, and neither calls back into Swift. Nothing in here allocates pixels: the
// caller has read the header, checked its limits and brings a zeroed buffer.

#include <stddef.h>
#include <stdint.h>

/// How a call ended.
enum codec_status {
  /// All of the picture is there.
  CODEC_OK = 0,
  /// The data ended early; the rows read until then are in the buffer.
  CODEC_PARTIAL = 1,
  /// The data ended before the first pixel.
  CODEC_TRUNCATED = 2,
  /// The data contradicts the format; `error` says how.
  CODEC_CORRUPT = 3,
};

/// What the library said: the error, and its warnings, one per line.
struct codec_messages {
  char error[160];
  char warnings[600];
};

/// What the caller's own look at the header found, and where the pixels go.
struct codec_png_job {
  const uint8_t *bytes;
  size_t count;
  uint32_t width;
  uint32_t height;
  /// 3 for RGB, 4 for RGBA, 8 bits each.
  uint32_t channels;
  /// How much compressed data is asked for at a time. Small for a file known to be cut, so that the
  /// last rows before the cut are not lost with the unfinished read.
  uint32_t read_size;
  /// Zeroed, `height * width * channels` bytes.
  uint8_t *pixels;
};

/// Decodes a PNG of any kind to 8-bit RGB or RGBA.
int codec_png_read(const struct codec_png_job *job, struct codec_messages *messages);

/// Encodes 8-bit RGB (`channels` 3) or RGBA (4) as PNG into `*bytes`, which `codec_free` releases.
int codec_png_write(
    const uint8_t *pixels, uint32_t width, uint32_t height, uint32_t channels, int compression,
    uint8_t **bytes, size_t *count, struct codec_messages *messages);

/// Kinds of PNG beside 8-bit RGB and RGBA.
enum codec_png_kind {
  /// 8-bit grey, a byte a pixel.
  CODEC_PNG_GREY = 0,
  /// 16-bit RGB, big-endian, six bytes a pixel.
  CODEC_PNG_RGB16 = 1,
  /// Indices into a palette, a byte a pixel.
  CODEC_PNG_PALETTE = 2,
};

/// Encodes another kind of PNG into `*bytes`, which `codec_free` releases.
///
/// `palette` holds `palette_count` RGB entries for `CODEC_PNG_PALETTE` and may be null for the others.
int codec_png_write_kind(
    const uint8_t *pixels, uint32_t width, uint32_t height, enum codec_png_kind kind,
    const uint8_t *palette, uint32_t palette_count, int compression, uint8_t **bytes,
    size_t *count, struct codec_messages *messages);

/// Releases what an encoder returned.
void codec_free(uint8_t *bytes);

/// The first frame of a GIF as the caller's look at its header found it.
struct codec_gif_job {
  const uint8_t *bytes;
  size_t count;
  uint32_t width;
  uint32_t height;
  /// `height * width` palette indices.
  uint8_t *indices;
};

/// Decodes the first frame to palette indices and its palette, 256 RGB entries of which the file
/// gives the first `*palette_count`: none when it has no colour table.
int codec_gif_read(
    const struct codec_gif_job *job, uint8_t palette[768], uint32_t *palette_count,
    struct codec_messages *messages);

/// Adds up rows of bytes: `line[x] = sum over row of weights[row] * source[row * stride + x]` for
/// x < count, in the order of the rows; there is at least one.
void codec_sum_rows(
    const uint8_t *source, long stride, const float *weights, long rows, float *line, long count);

/// Adds up runs of pixels of three channels: `out[x] = floor(sum over run of weights[run] * pixel / divisor
/// + 0.5)` for `run` from `offsets[x]` to before `offsets[x + 1]`, pixels from `first[x]` on. The line has
/// a float more than its pixels need.
void codec_sum_columns(
    const float *line, const long *first, const long *offsets, const float *weights, long columns,
    float divisor, uint8_t *out);

/// Normalises bytes of 1 or 3 channels in turn: `out = byte * scale + offset`.
void codec_normalize(
    const uint8_t *bytes, long count, const float *scales, const float *offsets, long channels,
    float *out);

// The same by the instructions that every processor of the architecture has; results are the same bits.

void codec_sum_rows_portable(
    const uint8_t *source, long stride, const float *weights, long rows, float *line, long count);

void codec_sum_columns_portable(
    const float *line, const long *first, const long *offsets, const float *weights, long columns,
    float divisor, uint8_t *out);

void codec_normalize_portable(
    const uint8_t *bytes, long count, const float *scales, const float *offsets, long channels,
    float *out);
