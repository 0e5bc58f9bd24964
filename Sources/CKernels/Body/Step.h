// Optimizer steps: every weight, its gradient and its moments are read and written once.

static void NAME(step_sgd)(
  const adl_step *s, const float *gradients, float *weights, float *velocity, long count) {
  const adl_step n = *s;
  if (!velocity) {
    VECTORIZE for (long i = 0; i < count; i++) {
      const float g = n.gradient_scale * gradients[i] + n.decay * weights[i];
      weights[i] -= n.learning_rate * g;
    }
  } else if (n.nesterov) {
    VECTORIZE for (long i = 0; i < count; i++) {
      const float g = n.gradient_scale * gradients[i] + n.decay * weights[i];
      const float v = n.beta1 * velocity[i] + g;
      velocity[i] = v;
      weights[i] -= n.learning_rate * (n.beta1 * v + g);
    }
  } else {
    VECTORIZE for (long i = 0; i < count; i++) {
      const float g = n.gradient_scale * gradients[i] + n.decay * weights[i];
      const float v = n.beta1 * velocity[i] + g;
      velocity[i] = v;
      weights[i] -= n.learning_rate * v;
    }
  }
}

static void NAME(step_rmsprop)(
  const adl_step *s, const float *gradients, float *weights, float *squares, float *velocity,
  long count) {
  const adl_step n = *s;
  if (!velocity) {
    VECTORIZE for (long i = 0; i < count; i++) {
      const float g = n.gradient_scale * gradients[i] + n.decay * weights[i];
      const float q = n.beta2 * squares[i] + (1 - n.beta2) * (g * g);
      squares[i] = q;
      weights[i] -= n.learning_rate * (g / (__builtin_elementwise_sqrt(q) + n.epsilon));
    }
  } else {
    VECTORIZE for (long i = 0; i < count; i++) {
      const float g = n.gradient_scale * gradients[i] + n.decay * weights[i];
      const float q = n.beta2 * squares[i] + (1 - n.beta2) * (g * g);
      const float v = n.beta1 * velocity[i] + g / (__builtin_elementwise_sqrt(q) + n.epsilon);
      squares[i] = q;
      velocity[i] = v;
      weights[i] -= n.learning_rate * v;
    }
  }
}

static void NAME(step_adam)(
  const adl_step *s, const float *gradients, float *weights, float *means, float *squares,
  long count) {
  const adl_step n = *s;
  VECTORIZE for (long i = 0; i < count; i++) {
    const float g = n.gradient_scale * gradients[i] + n.decay * weights[i];
    const float m = n.beta1 * means[i] + (1 - n.beta1) * g;
    const float q = n.beta2 * squares[i] + (1 - n.beta2) * (g * g);
    means[i] = m;
    squares[i] = q;
    const float root = __builtin_elementwise_sqrt(q) * n.root_scale + n.epsilon;
    weights[i] = n.keep * weights[i] - n.learning_rate * (m / root);
  }
}
