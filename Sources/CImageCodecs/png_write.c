#include "messages.h"
#include <png.h>
#include <setjmp.h>
#include <stdlib.h>

/// The state of one encode; see the reader for why it is not in the frame that calls setjmp.
struct writer {
  struct codec_messages *messages;
  png_structp png;
  png_infop info;
  uint8_t *bytes;
  size_t count;
  size_t capacity;
};

static void fail(png_structp png, png_const_charp text) {
  struct writer *writer = png_get_error_ptr(png);
  messages_set_error(writer->messages, text);
  png_longjmp(png, 1);
}

static void warn(png_structp png, png_const_charp text) {
  struct writer *writer = png_get_error_ptr(png);
  messages_add_warning(writer->messages, text);
}

static void append(png_structp png, png_bytep bytes, size_t count) {
  struct writer *writer = png_get_io_ptr(png);
  if (writer->capacity - writer->count < count) {
    size_t capacity = (writer->capacity + count) * 2;
    uint8_t *grown = realloc(writer->bytes, capacity);
    if (!grown) png_error(png, "out of memory");
    writer->bytes = grown;
    writer->capacity = capacity;
  }
  memcpy(writer->bytes + writer->count, bytes, count);
  writer->count += count;
}

static void flush(png_structp png) { (void)png; }

/// The pixels of a picture and how they are stored.
struct picture {
  const uint8_t *pixels;
  uint32_t width;
  uint32_t height;
  size_t bytes_per_pixel;
  int color_type;
  int bit_depth;
  int compression;
  png_color palette[256];
  uint32_t palette_count;
};

static int run(struct writer *writer, const struct picture *picture) {
  png_structp png = writer->png;
  if (setjmp(png_jmpbuf(png))) return CODEC_CORRUPT;
  png_set_write_fn(png, writer, append, flush);
  png_set_compression_level(png, picture->compression);
  // Trying every filter on every row takes longer than the lightest compression itself.
  if (picture->compression <= 1 && picture->color_type != PNG_COLOR_TYPE_PALETTE) {
    png_set_filter(png, PNG_FILTER_TYPE_BASE, PNG_FILTER_SUB);
  }
  png_set_IHDR(
      png, writer->info, picture->width, picture->height, picture->bit_depth, picture->color_type,
      PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  if (picture->palette_count) {
    png_set_PLTE(png, writer->info, picture->palette, (int)picture->palette_count);
  }
  png_write_info(png, writer->info);
  size_t stride = picture->width * picture->bytes_per_pixel;
  for (uint32_t y = 0; y < picture->height; y++) {
    png_write_row(png, picture->pixels + y * stride);
  }
  png_write_end(png, NULL);
  return CODEC_OK;
}

static int encode(
    const struct picture *picture, uint8_t **bytes, size_t *count,
    struct codec_messages *messages) {
  struct writer writer = {.messages = messages};
  writer.png = png_create_write_struct(PNG_LIBPNG_VER_STRING, &writer, fail, warn);
  writer.info = writer.png ? png_create_info_struct(writer.png) : NULL;
  int status = CODEC_CORRUPT;
  if (writer.info) {
    status = run(&writer, picture);
  } else {
    messages_set_error(messages, "out of memory");
  }
  png_destroy_write_struct(&writer.png, &writer.info);
  if (status != CODEC_OK) {
    free(writer.bytes);
    return status;
  }
  *bytes = writer.bytes;
  *count = writer.count;
  return CODEC_OK;
}

int codec_png_write(
    const uint8_t *pixels, uint32_t width, uint32_t height, uint32_t channels, int compression,
    uint8_t **bytes, size_t *count, struct codec_messages *messages) {
  struct picture picture = {
      .pixels = pixels,
      .width = width,
      .height = height,
      .bytes_per_pixel = channels,
      .color_type = channels == 4 ? PNG_COLOR_TYPE_RGB_ALPHA : PNG_COLOR_TYPE_RGB,
      .bit_depth = 8,
      .compression = compression,
  };
  return encode(&picture, bytes, count, messages);
}

int codec_png_write_kind(
    const uint8_t *pixels, uint32_t width, uint32_t height, enum codec_png_kind kind,
    const uint8_t *palette, uint32_t palette_count, int compression, uint8_t **bytes,
    size_t *count, struct codec_messages *messages) {
  struct picture picture = {
      .pixels = pixels,
      .width = width,
      .height = height,
      .bytes_per_pixel = kind == CODEC_PNG_RGB16 ? 6 : 1,
      .color_type = PNG_COLOR_TYPE_GRAY,
      .bit_depth = kind == CODEC_PNG_RGB16 ? 16 : 8,
      .compression = compression,
  };
  if (kind == CODEC_PNG_RGB16) picture.color_type = PNG_COLOR_TYPE_RGB;
  if (kind == CODEC_PNG_PALETTE) {
    picture.color_type = PNG_COLOR_TYPE_PALETTE;
    picture.palette_count = palette_count < 256 ? palette_count : 256;
    for (uint32_t i = 0; i < picture.palette_count; i++) {
      picture.palette[i] = (png_color){palette[3 * i], palette[3 * i + 1], palette[3 * i + 2]};
    }
  }
  return encode(&picture, bytes, count, messages);
}

void codec_free(uint8_t *bytes) { free(bytes); }
