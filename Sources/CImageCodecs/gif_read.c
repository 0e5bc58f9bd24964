#include "messages.h"
#include <gif_lib.h>

/// A read position in the caller's bytes.
struct source {
  const uint8_t *bytes;
  size_t count;
  size_t position;
};

static int read_bytes(GifFileType *gif, GifByteType *into, int count) {
  struct source *source = gif->UserData;
  size_t left = source->count - source->position;
  size_t taken = (size_t)count < left ? (size_t)count : left;
  memcpy(into, source->bytes + source->position, taken);
  source->position += taken;
  return (int)taken;
}

static int is_end_of_data(int error) {
  return error == D_GIF_ERR_READ_FAILED || error == D_GIF_ERR_EOF_TOO_SOON
      || error == D_GIF_ERR_NOT_READABLE;
}

static int fail(struct codec_messages *messages, int error, int started) {
  const char *text = GifErrorString(error);
  messages_set_error(messages, text ? text : "the frame cannot be read");
  if (!is_end_of_data(error)) return CODEC_CORRUPT;
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
        return fail(messages, gif->Error, started);
      }
      started = 1;
    }
  }
  return CODEC_OK;
}

static int read_frame(
    GifFileType *gif, const struct codec_gif_job *job, uint8_t palette[768],
    uint32_t *palette_count, struct codec_messages *messages) {
  if (find_image(gif) == GIF_ERROR) return fail(messages, gif->Error, 0);
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
  struct source source = {job->bytes, job->count, 0};
  int error = 0;
  GifFileType *gif = DGifOpen(&source, read_bytes, &error);
  if (!gif) return fail(messages, error, 0);
  int status = read_frame(gif, job, palette, palette_count, messages);
  DGifCloseFile(gif, &error);
  return status;
}
