#include "messages.h"
#include <png.h>
#include <setjmp.h>

/// The state of one decode. It lives in the frame above the one that calls setjmp, so that what is
/// written to it survives the jump.
struct reader {
  const struct codec_png_job *job;
  struct codec_messages *messages;
  png_structp png;
  png_infop info;
  size_t position;
  /// Where the data of one row must have ended.
  size_t row_end;
  int ran_out;
  int started;
};

static void fail(png_structp png, png_const_charp text) {
  struct reader *reader = png_get_error_ptr(png);
  messages_set_error(reader->messages, text);
  // The one way libpng says that the compressed stream ended before the last row.
  if (strcmp(text, "Not enough image data") == 0) reader->ran_out = 1;
  png_longjmp(png, 1);
}

static void warn(png_structp png, png_const_charp text) {
  struct reader *reader = png_get_error_ptr(png);
  messages_add_warning(reader->messages, text);
}

static void read_bytes(png_structp png, png_bytep into, size_t count) {
  struct reader *reader = png_get_io_ptr(png);
  if (count > reader->job->count - reader->position) {
    reader->ran_out = 1;
    png_error(png, "the file ends early");
  }
  if (reader->position + count > reader->row_end) {
    png_error(png, "image data goes on long after its last row");
  }
  memcpy(into, reader->job->bytes + reader->position, count);
  reader->position += count;
}

/// Text, colour profiles and suggested palettes: never needed, and each a way to make a small file
/// take much memory or time. Their checksums are still verified.
static const png_byte skipped_chunks[] = "zTXt\0iTXt\0tEXt\0iCCP\0eXIf\0sPLT\0hIST";

static void set_limits(png_structp png, const struct codec_png_job *job) {
  png_set_user_limits(png, job->width, job->height);
  png_set_chunk_malloc_max(png, 4u << 20);
  png_set_chunk_cache_max(png, 128);
  png_set_crc_action(png, PNG_CRC_ERROR_QUIT, PNG_CRC_ERROR_QUIT);
  png_set_keep_unknown_chunks(
      png, PNG_HANDLE_CHUNK_NEVER, skipped_chunks, (int)(sizeof skipped_chunks / 5));
  png_set_compression_buffer_size(png, job->read_size);
}

/// Asks for 8-bit RGB or RGBA whatever is stored. 16-bit samples keep their high byte.
static void set_transforms(png_structp png, uint32_t channels) {
  png_set_expand(png);
  png_set_strip_16(png);
  png_set_gray_to_rgb(png);
  if (channels == 4) {
    png_set_add_alpha(png, 0xff, PNG_FILLER_AFTER);
  } else {
    png_set_strip_alpha(png);
  }
}

/// Reads a row, whose compressed data may be several times as long as the row itself and no longer.
///
/// The read of the last row also unpacks whatever follows it: without a bound, 64 MiB that unpack to
/// 64 GiB would keep the processor busy for minutes.
static void read_row(struct reader *reader, uint32_t y, size_t stride) {
  size_t room = 8 * stride + (64u << 10);
  reader->row_end = reader->position + room;
  png_read_row(reader->png, reader->job->pixels + y * stride, NULL);
  reader->row_end = SIZE_MAX;
  reader->started = 1;
}

static void read_image(struct reader *reader) {
  png_structp png = reader->png;
  const struct codec_png_job *job = reader->job;
  size_t stride = (size_t)job->width * job->channels;
  set_limits(png, job);
  png_set_read_fn(png, reader, read_bytes);
  png_read_info(png, reader->info);
  set_transforms(png, job->channels);
  int passes = png_set_interlace_handling(png);
  png_read_update_info(png, reader->info);
  if (png_get_image_width(png, reader->info) != job->width
      || png_get_image_height(png, reader->info) != job->height
      || png_get_rowbytes(png, reader->info) != stride) {
    png_error(png, "the header is given twice with different sizes");
  }
  for (int pass = 0; pass < passes; pass++) {
    for (uint32_t y = 0; y < job->height; y++) {
      read_row(reader, y, stride);
    }
  }
  png_read_end(png, NULL);
}

static int run(struct reader *reader) {
  if (setjmp(png_jmpbuf(reader->png))) {
    if (!reader->ran_out) return CODEC_CORRUPT;
    return reader->started ? CODEC_PARTIAL : CODEC_TRUNCATED;
  }
  read_image(reader);
  return CODEC_OK;
}

int codec_png_read(const struct codec_png_job *job, struct codec_messages *messages) {
  struct reader reader = {.job = job, .messages = messages, .row_end = SIZE_MAX};
  reader.png = png_create_read_struct(PNG_LIBPNG_VER_STRING, &reader, fail, warn);
  reader.info = reader.png ? png_create_info_struct(reader.png) : NULL;
  int status = CODEC_CORRUPT;
  if (reader.info) {
    status = run(&reader);
  } else {
    messages_set_error(messages, "out of memory");
  }
  png_destroy_read_struct(&reader.png, &reader.info, NULL);
  return status;
}
