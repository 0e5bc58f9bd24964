#pragma once

#include "CImageCodecs.h"
#include <stdio.h>
#include <string.h>

/// Keeps the reason of a failure.
static inline void messages_set_error(struct codec_messages *messages, const char *text) {
  snprintf(messages->error, sizeof messages->error, "%s", text);
}

/// Appends a warning on its own line, unless it is there already or the room is used up.
static inline void messages_add_warning(struct codec_messages *messages, const char *text) {
  if (strstr(messages->warnings, text)) return;
  size_t used = strlen(messages->warnings);
  size_t length = strlen(text);
  if (used + length + 2 > sizeof messages->warnings) return;
  if (used) messages->warnings[used++] = '\n';
  memcpy(messages->warnings + used, text, length + 1);
}
