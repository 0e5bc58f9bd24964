#ifndef ADLENS_DEFAULT_MODELS_H
#define ADLENS_DEFAULT_MODELS_H

#include <stddef.h>
#include <stdint.h>

/// A model file in memory that lives as long as the program.
typedef struct {
  const uint8_t *bytes;
  size_t count;
} AdLensModelBytes;

/// The classifier of formats of creatives.
AdLensModelBytes adlens_default_classifier(void);

/// The detector of elements of creatives.
AdLensModelBytes adlens_default_detector(void);

#endif
