package simulate;

import java.util.Locale;

/**
 * A figure that must not be above its bound.
 *
 * @param id of the goal it is about
 * @param unit {@code %} if it is a share
 */
record Goal(String id, String what, double figure, double bound, String unit) {

    static Goal share(String id, String what, double figure, double bound) {
        return new Goal(id, what, figure, bound, "%");
    }

    static Goal count(String id, String what, double figure, double bound) {
        return new Goal(id, what, figure, bound, "");
    }

    boolean met() {
        return figure <= bound;
    }

    String figureText() {
        return text(figure);
    }

    String boundText() {
        return bound == 0 ? "0" : "<= " + text(bound);
    }

    private String text(double value) {
        return unit.equals("%") ? Grid.percent(value) : String.format(Locale.ROOT, "%,.0f", value) + unit;
    }
}
