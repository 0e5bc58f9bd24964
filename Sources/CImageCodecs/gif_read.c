#include "messages.h"
#include <gif_lib.h>

/// A read position in the caller's bytes.
struct source {
  const uint8_t *bytes;
  size_t count;
  size_t position;
  int ran_out;
};

static int read_bytes(GifFileType *gif, GifByteType *into, int count) {
  struct source *source = gif->UserData;
  size_t left = source->count - source->position;
  size_t taken = (size_t)count < left ? (size_t)count : left;
  if (taken < (size_t)count) source->ran_out = 1;
  memcpy(into, source->bytes + source->position, taken);
  source->position += taken;
  return (int)taken;
}

/// Turns a failure into a code. giflib also calls some malformed fields a failed read, so whether data
/// is missing is decided by the reader, or by compressed data that stops before the last pixel.
static int fail(
    struct codec_messages *messages, const struct source *source, int error, int started) {
  const char *text = GifErrorString(error);
  messages_set_error(messages, text ? text : "the frame cannot be read");
  if (!source->ran_out && error != D_GIF_ERR_EOF_TOO_SOON) return CODEC_CORRUPT;
  return started ? CODEC_PARTIAL : CODEC_TRUNCATED;
}

/// Moves on to the first image, skipping extensions.
static int find_image(GifFileType *gif) {
  for (;;) {
    GifRecordType record;
    if (DGifGetRecordType(gif, &record) == GIF_ERROR) return GIF_ERROR;
    if (record == IMAGE_DESC_RECORD_TYPE) return DGifGetImageDesc(gif);
    if (record != EXTENSION_RECORD_TYPE) {
      gif->Error = D_GIF_ERR_NO_IMAG_DSCR;
      return GIF_ERROR;
    }
    int code;
    GifByteType *block;
    if (DGifGetExtension(gif, &code, &block) == GIF_ERROR) return GIF_ERROR;
    while (block) {
      if (DGifGetExtensionNext(gif, &block) == GIF_ERROR) return GIF_ERROR;
    }
  }
}

static int read_rows(
    GifFileType *gif, const struct codec_gif_job *job, struct codec_messages *messages) {
  static const uint32_t starts[] = {0, 4, 2, 1}, steps[] = {8, 8, 4, 2};
  int passes = gif->Image.Interlace ? 4 : 1;
  int started = 0;
  for (int pass = 0; pass < passes; pass++) {
    uint32_t y = passes == 1 ? 0 : starts[pass];
    for (; y < job->height; y += passes == 1 ? 1 : steps[pass]) {
      uint8_t *row = job->indices + (size_t)y * job->width;
      if (DGifGetLine(gif, row, (int)job->width) == GIF_ERROR) {
        return fail(messages, gif->UserData, gif->Error, started);
      }
      started = 1;
    }
  }
  return CODEC_OK;
}

static int read_frame(
    GifFileType *gif, const struct codec_gif_job *job, uint8_t palette[768],
    uint32_t *palette_count, struct codec_messages *messages) {
  if (find_image(gif) == GIF_ERROR) return fail(messages, gif->UserData, gif->Error, 0);
  if ((uint32_t)gif->Image.Width != job->width || (uint32_t)gif->Image.Height != job->height) {
    messages_set_error(messages, "the frame's size is not the one of its header");
    return CODEC_CORRUPT;
  }
  ColorMapObject *colors = gif->Image.ColorMap ? gif->Image.ColorMap : gif->SColorMap;
  *palette_count = colors ? (uint32_t)colors->ColorCount : 0;
  for (int index = 0; colors && index < colors->ColorCount && index < 256; index++) {
    palette[index * 3] = colors->Colors[index].Red;
    palette[index * 3 + 1] = colors->Colors[index].Green;
    palette[index * 3 + 2] = colors->Colors[index].Blue;
  }
  return read_rows(gif, job, messages);
}

int codec_gif_read(
    const struct codec_gif_job *job, uint8_t palette[768], uint32_t *palette_count,
    struct codec_messages *messages) {
  struct source source = {job->bytes, job->count, 0, 0};
  int error = 0;
  GifFileType *gif = DGifOpen(&source, read_bytes, &error);
  if (!gif) return fail(messages, &source, error, 0);
  int status = read_frame(gif, job, palette, palette_count, messages);
  DGifCloseFile(gif, &error);
  return status;
}
