#include "CDefaultModels.h"

// Models are part of the program: it works wherever it is copied to, and finding a folder of resources
// would need Foundation, which takes longer to load than a picture to classify.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const uint8_t detector[] = {
#embed "Models/detect.safetensors"
};

static const uint8_t classifier[] = {
#embed "Models/classify.safetensors"
};

AdLensModelBytes adlens_default_classifier(void) {
  return (AdLensModelBytes){classifier, sizeof classifier};
}

AdLensModelBytes adlens_default_detector(void) {
  return (AdLensModelBytes){detector, sizeof detector};
}
