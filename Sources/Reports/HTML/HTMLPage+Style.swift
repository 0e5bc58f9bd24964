extension HTMLPage {
  /// The style sheet of all pages.
  static let style = """
    :root{\(variables(.light))}
    @media (prefers-color-scheme:dark){:root{\(variables(.dark))}}
    @media print{:root{\(variables(.light))}}
    *{box-sizing:border-box}
    html{-webkit-text-size-adjust:100%}
    body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.55 \(Palette.fontFamily);\
    font-variant-numeric:tabular-nums}
    main{max-width:1024px;margin:0 auto;padding:56px 32px 72px}
    h1{font-size:34px;line-height:1.15;font-weight:650;letter-spacing:-.015em;margin:6px 0 8px;\
    overflow-wrap:anywhere}
    h2{font-size:20px;line-height:1.3;font-weight:620;letter-spacing:-.005em;margin:0 0 6px}
    h3{font-size:14px;font-weight:600;margin:0 0 12px}
    p{margin:0 0 12px;max-width:68ch}
    section{margin-top:52px;padding-top:28px;border-top:1px solid var(--rule)}
    .kicker{font-size:12px;letter-spacing:.09em;text-transform:uppercase;color:var(--muted);\
    font-weight:600}
    .lead{font-size:18px;line-height:1.5;color:var(--muted);overflow-wrap:anywhere}
    .note{color:var(--muted);font-size:14px}
    .verdict{font-size:19px;line-height:1.5;margin:30px 0 0;max-width:62ch}
    .verdict+.note{margin-top:10px}
    .figures{display:flex;flex-wrap:wrap;\
    margin:34px 0 0;border:1px solid var(--rule);border-radius:12px;overflow:hidden}
    .figure{flex:1 1 auto;padding:16px 20px 15px;box-shadow:-1px -1px 0 var(--rule)}
    .figure .name{font-size:13px;color:var(--muted)}
    .figure .value{font-size:24px;line-height:1.4;font-weight:620;letter-spacing:-.02em;\
    white-space:nowrap}
    .figure.first{flex-grow:2}
    .figure.first .value{font-size:48px;line-height:1.12;color:var(--accent)}
    .figure .extra{font-size:13px;color:var(--muted)}
    .badge{display:inline-block;font-size:12px;font-weight:600;padding:1px 9px;border-radius:99px;\
    border:1px solid var(--contrast);color:var(--contrast);vertical-align:middle;margin-left:8px}
    .wide{overflow-x:auto;margin:18px 0 0;padding-bottom:4px}
    .chart{display:block;max-width:100%;height:auto}
    .chart.natural{max-width:none}
    .wide>.chart:not(.natural){min-width:560px}
    .matrix{display:grid;grid-template-columns:minmax(0,auto) minmax(240px,1fr);gap:24px 56px;\
    align-items:end}
    .matrix .plain li:last-child{border-bottom:0}
    .columns{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,380px),1fr));\
    gap:32px 48px;margin-top:20px;align-items:start}
    table{border-collapse:collapse;width:100%;font-size:14px;margin-top:14px}
    th{font-weight:600;font-size:12px;color:var(--muted);text-align:left;padding:6px 12px 6px 0;\
    border-bottom:1px solid var(--strong-rule);white-space:nowrap}
    td{padding:7px 12px 7px 0;border-bottom:1px solid var(--rule);vertical-align:top;\
    overflow-wrap:anywhere}
    th.number,td.number{text-align:right;white-space:nowrap}
    td.label{white-space:nowrap}
    td.name{font-weight:500;min-width:9em}
    td.meter{width:34%;min-width:120px;vertical-align:middle}
    .bar{display:block;height:8px;border-radius:4px;background:var(--track);overflow:hidden}
    .bar>span{display:block;height:100%;border-radius:4px;background:var(--accent)}
    .bar>span.low{background:var(--contrast)}
    .facts td:first-child{color:var(--muted);width:190px}
    .cards{display:grid;grid-template-columns:repeat(auto-fill,minmax(164px,1fr));gap:20px 18px;\
    margin-top:18px}
    figure{margin:0;min-width:0}
    .cards figure{break-inside:avoid}
    .thumbnail{display:flex;align-items:center;justify-content:center;height:148px;padding:8px;\
    background:var(--track);border-radius:8px;overflow:hidden;color:var(--muted);font-size:13px}
    .thumbnail img{width:100%;height:100%;object-fit:contain;display:block}
    figcaption{font-size:13px;line-height:1.4;margin-top:8px;overflow-wrap:anywhere}
    .cards figcaption b{font-weight:600;color:var(--contrast)}
    .path{color:var(--muted);font-size:12px;display:block}
    .picture{max-width:100%;height:auto;border-radius:8px;display:block}
    ul.plain{list-style:none;margin:14px 0 0;padding:0;max-width:72ch}
    ul.plain li{padding:7px 0;border-bottom:1px solid var(--rule)}
    ol{margin:12px 0 0;padding-left:1.3em;max-width:72ch}
    ol li{margin-bottom:16px;padding-left:4px}
    pre,code{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,'Liberation Mono',monospace;\
    font-size:13px}
    pre{background:var(--track);border-radius:8px;padding:12px 16px;margin:8px 0 0;\
    white-space:pre-wrap;overflow-wrap:anywhere;line-height:1.5}
    footer{margin-top:64px;padding-top:18px;border-top:1px solid var(--rule);font-size:13px;\
    color:var(--muted)}
    @media (max-width:640px){main{padding:32px 18px 48px}.figure{min-width:45%}.matrix{grid-template-columns:minmax(0,1fr)}.meter{display:none}section{margin-top:40px}}
    @media print{@page{margin:16mm}body{font-size:11pt}main{max-width:none;padding:0}\
    section{break-inside:auto;margin-top:28px;padding-top:18px}h2,h3{break-after:avoid}\
    tr,.figure,.columns>div{break-inside:avoid}.wide{overflow:visible}.chart.natural{max-width:100%}\
    .bar,.bar>span,.chart rect,.figure,.thumbnail,pre{-webkit-print-color-adjust:exact;\
    print-color-adjust:exact}}

    """

  private static func variables(_ palette: Palette) -> String {
    "--paper:\(palette.paper);--ink:\(palette.ink);--muted:\(palette.muted);"
      + "--rule:\(palette.rule);--strong-rule:\(palette.muted);--track:\(palette.track);"
      + "--accent:\(palette.accent);--contrast:\(palette.contrast)"
  }
}
