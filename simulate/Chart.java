package simulate;

import java.util.List;
import java.util.Locale;

/**
 * Two figures of each mechanism under the same attack, as bars: how often it shuts members out, and how many guesses it
 * lets through. Drawn for light and for dark pages.
 */
final class Chart {

    private static final int NAMES = 190;
    private static final int PANEL = 250;
    private static final int GAP = 70;
    private static final int TOP = 96;
    private static final int ROW = 34;
    private static final int BAR = 18;
    private static final int WIDTH = NAMES + 2 * PANEL + 2 * GAP + 10;

    private static final String STYLE = """
            <style>
              .paper { fill: #fffdf9; } .ink { fill: #27221c; } .soft { fill: #5f574b; }
              .peer { fill: #b98a57; } .gate { fill: #28486b; } .axis { stroke: #877b69; }
              text { font: 14px system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif; }
              .head { font-size: 17px; font-weight: 600; } .small { font-size: 12.5px; } .own { font-weight: 600; }
              @media (prefers-color-scheme: dark) {
                .paper { fill: #24211d; } .ink { fill: #efe8dc; } .soft { fill: #b8ad9d; }
                .peer { fill: #8a6540; } .gate { fill: #a5c4e8; } .axis { stroke: #928775; }
              }
            </style>
            """;

    private final List<Run> runs;
    private final StringBuilder svg = new StringBuilder();

    private Chart(List<Run> runs) {
        this.runs = runs;
    }

    static String of(Results results) {
        return new Chart(results.contenders().stream()
                        .map(contender -> results.find(contender, Scenario.LOCK_OUT)
                                .orElseThrow())
                        .toList())
                .draw();
    }

    private String draw() {
        var height = TOP + runs.size() * ROW + 16;
        add("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\"", WIDTH, height);
        add(" aria-labelledby=\"title description\">%n");
        add("<title id=\"title\">Under a lock-out attack of three wrong passwords a minute</title>%n");
        add("<desc id=\"description\">%s</desc>%n", inWords());
        svg.append(STYLE);
        add("<rect class=\"paper\" width=\"%d\" height=\"%d\" rx=\"10\"/>%n", WIDTH, height);
        add("<text class=\"ink head\" x=\"20\" y=\"32\">Three wrong passwords a minute, from 500,000 addresses</text>%n");
        panel(NAMES, "Members shut out", "right password refused");
        panel(NAMES + PANEL + GAP, "Guesses let through", "per account and week, logarithmic");
        for (int row = 0; row < runs.size(); row++) {
            row(runs.get(row), TOP + row * ROW);
        }
        return svg.append("</svg>\n").toString();
    }

    private void panel(int x, String head, String unit) {
        add("<text class=\"ink own\" x=\"%d\" y=\"62\">%s</text>%n", x, head);
        add("<text class=\"soft small\" x=\"%d\" y=\"80\">%s</text>%n", x, unit);
        var bottom = TOP + runs.size() * ROW;
        add("<line class=\"axis\" x1=\"%d\" x2=\"%1$d\" y1=\"%d\" y2=\"%d\"/>%n", x, TOP - 6, bottom);
    }

    private void row(Run run, int y) {
        var own = run.contender() == Contender.GATE;
        add(
                "<text class=\"ink%s\" x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>%n",
                own ? " own" : "", NAMES - 12, y + 14, run.contender().title());
        bar(own, NAMES, y, refused(run), Grid.percent(refused(run)));
        bar(own, NAMES + PANEL + GAP, y, logarithmic(run), Grid.number(run.guessesAWeek()));
    }

    private void bar(boolean own, int x, int y, double share, String figure) {
        var width = Math.max(2, share * PANEL);
        add(
                "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" rx=\"3\"/>%n",
                own ? "gate" : "peer", x, y, width, BAR);
        add("<text class=\"ink small\" x=\"%.1f\" y=\"%d\">%s</text>%n", x + width + 6, y + 14, figure);
    }

    private static double refused(Run run) {
        return run.tally().victimsRefused();
    }

    /** From 10 to 100,000. */
    private double logarithmic(Run run) {
        return Math.clamp((Math.log10(Math.max(run.guessesAWeek(), 1)) - 1) / 4, 0, 1);
    }

    private String inWords() {
        return String.join(
                "; ",
                runs.stream()
                        .map(run -> "%s: %s of the attacked members' sign-ins refused, %s guesses"
                                .formatted(
                                        run.contender().title(),
                                        Grid.percent(refused(run)),
                                        Grid.number(run.guessesAWeek())))
                        .toList());
    }

    private void add(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values));
    }
}
