// The page of a host that has its own ECharts.
const element = document.getElementById("chart");

/** Draws an option; gives the texts of the picture, and the numbers that the library holds behind it. */
globalThis.draw = (option) => {
  echarts.dispose(element);
  const chart = echarts.init(element, null, { renderer: "svg" });
  chart.setOption({ ...option, animation: false });
  const series = chart.getOption().series;
  const texts = [...element.querySelectorAll("svg text")].map((text) => text.textContent);
  const bars = series.filter(({ type }) => type === "bar").flatMap(({ data }) => data);
  const radar = series.filter(({ type }) => type === "radar").flatMap(({ data }) => data[0].value);
  return { texts, bars, radar };
};
