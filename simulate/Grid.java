package simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A table that reads well in a terminal and is Markdown. */
final class Grid {

    private final List<List<String>> rows = new ArrayList<>();

    Grid(String... heads) {
        rows.add(List.of(heads));
    }

    void row(List<String> cells) {
        rows.add(List.copyOf(cells));
    }

    void row(String... cells) {
        row(List.of(cells));
    }

    /** A share in percent, with as many digits as tell something. */
    static String percent(double share) {
        var percent = 100 * share;
        var digits = percent == 0 ? 0 : percent < 0.1 ? 3 : percent < 10 ? 2 : 1;
        return String.format(Locale.ROOT, "%." + digits + "f %%", percent);
    }

    static String number(double number) {
        return String.format(Locale.ROOT, "%,.0f", number);
    }

    @Override
    public String toString() {
        var text = new StringBuilder();
        line(text, rows.getFirst(), " ");
        line(text, rows.getFirst().stream().map(_ -> "").toList(), "-");
        rows.stream().skip(1).forEach(row -> line(text, row, " "));
        return text.toString();
    }

    private void line(StringBuilder text, List<String> cells, String fill) {
        for (int column = 0; column < cells.size(); column++) {
            var cell = cells.get(column);
            var rest = fill.repeat(width(column) - cell.length());
            // Words to the left, figures to the right.
            text.append("| ").append(column == 0 ? cell + rest : rest + cell).append(' ');
        }
        text.append("|\n");
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }
}
