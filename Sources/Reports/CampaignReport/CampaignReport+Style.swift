extension CampaignReport {
  /// The rules that other pages do not need.
  static let style = """
    ul.warnings{margin-top:22px}
    ul.warnings li{padding:2px 0 2px 14px;border-left:3px solid var(--contrast);border-bottom:0;\
    margin-bottom:12px}
    nav ul{list-style:none;margin:36px 0 0;padding:0;display:flex;flex-wrap:wrap;gap:6px 20px;font-size:14px}
    a{color:var(--accent)}
    a:focus-visible,.wide:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
    .creatives{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,280px),1fr));\
    gap:32px 24px;margin-top:22px}
    .creatives figure{break-inside:avoid}
    .creatives .thumbnail{height:220px}
    .marked{position:relative;max-width:100%;max-height:100%;display:flex}
    .marked img{width:auto;height:auto;max-width:100%;max-height:204px}
    .marked svg{position:absolute;inset:0;width:100%;height:100%}
    .marked .heat{position:absolute;inset:0;width:100%;height:100%;opacity:0}
    .marked:hover .heat,.marked:focus .heat,section:has(.warm:checked) .heat{opacity:1}
    .marked:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
    .marked rect{fill:none;vector-effect:non-scaling-stroke}
    .marked .halo{stroke:#fff;stroke-width:4;stroke-opacity:.8}
    .marked .box{stroke:#c4261a;stroke-width:2}
    .title{font-weight:600}
    .rank{display:inline-block;min-width:1.9em;padding:0 .45em;margin-right:4px;border-radius:99px;\
    text-align:center;background:var(--track);color:var(--muted)}
    .rate{margin-top:4px}
    .fact{color:var(--muted);font-size:13px}
    .range{position:relative;height:12px;margin:6px 0;background:var(--track);border-radius:6px}
    .range span{position:absolute;top:3px;height:6px;border-radius:3px;background:var(--accent);opacity:.45}
    .range b{position:absolute;top:1px;width:10px;height:10px;margin-left:-5px;border-radius:50%;\
    background:var(--accent)}
    .range.low span,.range.low b{background:var(--contrast)}
    section>h3{margin:26px 0 0}
    dl{margin:14px 0 0;max-width:72ch}
    dt{font-weight:600;margin-top:12px}
    dd{margin:2px 0 0;color:var(--muted);font-size:14px;overflow-wrap:anywhere}
    th.name{text-align:left}
    @media print{nav{display:none}.range,.range *,.marked *{-webkit-print-color-adjust:exact;\
    print-color-adjust:exact}.creatives{grid-template-columns:repeat(3,1fr)}}

    """
}
