package wildrydes.lab;

import java.util.List;
import tech.tablesaw.api.Table;
import wildrydes.lab.chart.Series;
import wildrydes.lab.chart.Sketch;

/** Pictures of tables. Columns are named in any mixture of upper and lower case. */
public final class Charts {

    private Charts() {}

    /**
     * A line for each value of a column, in the order of x.
     *
     * @param x column of times or numbers
     * @param y column of numbers
     * @param by column that tells the lines apart
     * @throws LabException if the table has no such columns
     */
    public static Chart lines(Table table, String x, String y, String by) {
        List<Series> series = Series.of(table, x, y, by);
        Sketch sketch = Sketch.lines(series, x, y);
        return new Chart(sketch.png(), sketch.alt(), Sketch.WIDTH);
    }

    /**
     * The points of each value of a column, joined in the order of the table. Longitude and latitude are drawn to the scale
     * of a map.
     *
     * @param x column of numbers, to the right
     * @param y column of numbers, upwards
     * @param by column that tells the paths apart
     * @throws LabException if the table has no such columns
     */
    public static Chart path(Table table, String x, String y, String by) {
        List<Series> series = Series.of(table, x, y, by);
        Sketch sketch = Sketch.path(series, x, y);
        return new Chart(sketch.png(), sketch.alt(), Sketch.WIDTH);
    }

    /**
     * A bar for each row.
     *
     * @param x column of names
     * @param y column of numbers
     * @throws LabException if the table has no such columns
     */
    public static Chart bars(Table table, String x, String y) {
        Sketch sketch = Sketch.bars(Series.names(table, x), Series.numbers(table, y), x, y);
        return new Chart(sketch.png(), sketch.alt(), Sketch.WIDTH);
    }
}
