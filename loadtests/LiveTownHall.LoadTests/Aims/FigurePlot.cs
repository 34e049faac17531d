using OxyPlot;
using OxyPlot.Axes;
using OxyPlot.Series;

namespace LiveTownHall.LoadTests.Aims;

/// <summary>The absolute values behind a row: a bar for each candidate from the least to the greatest, with its median marked.</summary>
internal static class FigurePlot
{
    public static string Svg(Measured row)
    {
        var model = new PlotModel();
        var names = new CategoryAxis { Position = AxisPosition.Left, StartPosition = 1, EndPosition = 0 };
        var values = new LinearAxis { Position = AxisPosition.Bottom, Minimum = 0, MajorGridlineStyle = LineStyle.Dot };
        var ranges = new IntervalBarSeries { FillColor = OxyColor.FromRgb(0x8a, 0xb4, 0xd8), StrokeThickness = 0 };
        var medians = new ScatterSeries { MarkerType = MarkerType.Diamond, MarkerSize = 5, MarkerFill = OxyColors.Black };
        foreach (var (place, (name, figures)) in row.Figures.Index())
        {
            names.Labels.Add(name);
            ranges.Items.Add(new IntervalBarItem(figures.Min(), figures.Max()));
            medians.Points.Add(new ScatterPoint(Measured.Middle(figures), place));
        }

        model.Axes.Add(names);
        model.Axes.Add(values);
        model.Series.Add(ranges);
        model.Series.Add(medians);
        var exporter = new SvgExporter { Width = 800, Height = 90 + (60 * row.Figures.Count), IsDocument = false };
        return exporter.ExportToString(model);
    }
}
