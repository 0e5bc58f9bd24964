// The lines of depthwise convolution, vectors of channels. Legend: j position along a line, t tap,
// c channel.

// One line of outputs: out[j * out_step] (+)= bias + sum over rows r, taps t of
//   rows[r][j * in_step + offsets[t]] * weights[r][taps[t]], pixels of `channels` floats, where
// the input pixel lies in 0 ..< width. Forward passes have in_step > 1, input gradients out_step > 1.
typedef struct {
  const float *rows[32];
  const float *weights[32];
  long row_count;
  float *out;
} NAME(Line);

// Neighbouring lines, which share most of their rows.
typedef struct {
  NAME(Line) lines[adl_depthwise_group];
  long line_count;
  long offsets[32];
  long taps[32];
  long tap_count;
  long in_step, out_step, count, width, channels;
  const float *bias;
  bool accumulate;
  float low, high;
} NAME(Lines);

// `positions` neighbouring outputs of a line for the channels c ..< end, taps next to each other: every
// input is loaded once per row and multiplied into each output that sees it. Without `is_inside` some taps
// lie outside the line.
INLINE void NAME(line_tile)(
  const int positions, const int taps, const int in_step, const bool is_inside,
  const NAME(Lines) *g, const NAME(Line) *l, long j, long c, long end) {
  const int inputs = (positions - 1) * in_step + taps;
  // Copies: as far as the compiler knows, a store might change the originals.
  const long channels = g->channels, out = g->out_step * channels, row_count = l->row_count;
  const long column = j * in_step + g->offsets[0];
  const long first = column < 0 ? -column : 0, last = g->width - column;
  const long tap0 = g->taps[0] * channels, tap = (g->taps[1] - g->taps[0]) * channels;
  const float *bias = g->bias;
  const bool accumulate = g->accumulate;
  const float low = g->low, high = g->high;
  float *y = l->out + j * out;
  for (; c < end; c += VW) {
    V sum[8];
    const V start = bias ? NAME(load)(bias + c) : (V)(0);
    UNROLL for (int p = 0; p < positions; p++) sum[p] = start;
    if (accumulate) {
      UNROLL for (int p = 0; p < positions; p++) sum[p] += NAME(load)(y + p * out + c);
    }
    for (long r = 0; r < row_count; r++) {
      const float *w = l->weights[r] + tap0 + c, *x = l->rows[r] + column * channels + c;
      V weight[5];
      UNROLL for (int t = 0; t < taps; t++) weight[t] = NAME(load)(w + t * tap);
      UNROLL for (int i = 0; i < inputs; i++) {
        if (is_inside || (i >= first && i < last)) {
          const V value = NAME(load)(x);
          UNROLL for (int p = 0; p < positions; p++) {
            const int t = i - p * in_step;
            if (t >= 0 && t < taps) sum[p] = NAME(fma)(value, weight[t], sum[p]);
          }
        }
        x += channels;
        STEP_BY_STEP(x);
      }
    }
    float *to = y + c;
    UNROLL for (int p = 0; p < positions; p++) {
      NAME(store)(to, NAME(clamp)(sum[p], low, high));
      to += out;
      STEP_BY_STEP(to);
    }
  }
}

// One output for the channels c ..< c + count, at most a vector, any taps.
INLINE void NAME(line_pixel)(
  const NAME(Lines) *g, const NAME(Line) *l, long j, long c, long count) {
  float *y = l->out + j * g->out_step * g->channels + c;
  const bool is_whole = count >= VW;
  V sum = (V)(0);
  if (g->bias) sum = is_whole ? NAME(load)(g->bias + c) : NAME(load_part)(g->bias + c, count);
  if (g->accumulate) sum += is_whole ? NAME(load)(y) : NAME(load_part)(y, count);
  for (long r = 0; r < l->row_count; r++) {
    for (long t = 0; t < g->tap_count; t++) {
      const long column = j * g->in_step + g->offsets[t];
      if (column < 0 || column >= g->width) continue;
      const float *x = l->rows[r] + column * g->channels + c;
      const float *w = l->weights[r] + g->taps[t] * g->channels + c;
      const V value = is_whole ? NAME(load)(x) : NAME(load_part)(x, count);
      const V weight = is_whole ? NAME(load)(w) : NAME(load_part)(w, count);
      sum = NAME(fma)(value, weight, sum);
    }
  }
  sum = NAME(clamp)(sum, g->low, g->high);
  if (is_whole) NAME(store)(y, sum);
  else NAME(store_part)(y, sum, count);
}

typedef void (*NAME(line_function))(
  const NAME(Lines) *g, const NAME(Line) *l, long j, long c, long end);

// One function per number of positions, of which there are up to eight.
#define LINE_TILE(name, taps, step, positions)                                                  \
  static void NAME(line_##name##_##positions)(                                                  \
    const NAME(Lines) *g, const NAME(Line) *l, long j, long c, long end) {                      \
    const long column = j * step + g->offsets[0];                                               \
    if (column >= 0 && column + (positions - 1) * step + taps <= g->width) {                    \
      NAME(line_tile)(positions, taps, step, true, g, l, j, c, end);                            \
    } else {                                                                                    \
      NAME(line_tile)(positions, taps, step, false, g, l, j, c, end);                           \
    }                                                                                           \
  }
#define LINE_TILES(name, taps, step)                                                            \
  LINE_TILE(name, taps, step, 1) LINE_TILE(name, taps, step, 2) LINE_TILE(name, taps, step, 3)  \
  LINE_TILE(name, taps, step, 4) LINE_TILE(name, taps, step, 5) LINE_TILE(name, taps, step, 6)  \
  LINE_TILE(name, taps, step, 7) LINE_TILE(name, taps, step, 8)                                 \
  static const NAME(line_function) NAME(tiles_##name)[8] = {                                    \
    NAME(line_##name##_1), NAME(line_##name##_2), NAME(line_##name##_3), NAME(line_##name##_4), \
    NAME(line_##name##_5), NAME(line_##name##_6), NAME(line_##name##_7), NAME(line_##name##_8)};
LINE_TILES(three, 3, 1)
LINE_TILES(three_strided, 3, 2)
LINE_TILES(five, 5, 1)
LINE_TILES(five_strided, 5, 2)
// An input gradient with a stride of two sees every other tap.
LINE_TILES(one, 1, 1)
LINE_TILES(two, 2, 1)

static const NAME(line_function) *NAME(line_functions)(const NAME(Lines) *g) {
  for (long t = 1; t < g->tap_count; t++) {
    if (g->offsets[t] != g->offsets[0] + t) return 0;
  }
  const long step = g->in_step;
  switch (g->tap_count) {
    case 1: return step == 1 ? NAME(tiles_one) : 0;
    case 2: return step == 1 ? NAME(tiles_two) : 0;
    case 3: return step == 1 ? NAME(tiles_three) : step == 2 ? NAME(tiles_three_strided) : 0;
    case 5: return step == 1 ? NAME(tiles_five) : step == 2 ? NAME(tiles_five_strided) : 0;
    default: return 0;
  }
}

static void NAME(lines)(const NAME(Lines) *g) {
  const NAME(line_function) *functions = NAME(line_functions)(g);
  const long whole = g->channels / VW * VW;
  // Tiles as even as possible, 14 positions are 7 + 7. A block of channels passes over all lines while
  // its inputs are in the first-level cache.
  const long tiles = (g->count + 7) / 8, block = 8 * VW;
  for (long tile = 0, j = 0; tile < tiles; tile++) {
    const long positions = g->count / tiles + (tile < g->count % tiles);
    for (long c = 0; functions && c < whole; c += block) {
      const long end = c + block < whole ? c + block : whole;
      for (long n = 0; n < g->line_count; n++) {
        functions[positions - 1](g, &g->lines[n], j, c, end);
      }
    }
    for (const long last = j + positions; j < last; j++) {
      for (long n = 0; n < g->line_count; n++) {
        const NAME(Line) *l = &g->lines[n];
        for (long c = functions ? whole : 0; c < g->channels; c += VW) {
          NAME(line_pixel)(g, l, j, c, g->channels - c);
        }
      }
    }
  }
}
