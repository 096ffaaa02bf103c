package timing;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import timing.Settings.Release;

/** The figures as a table of a page. */
final class Figures {

    private static final String HEAD = """
            %,d of each at the release times, a tenth of that bare.

            | end point | of | bare: apart us | shows at us | t | t of 90 %% | released: apart us | shows at us | t | t of 90 %% |
            |---|---|---|---|---|---|---|---|---|---|
            """;

    private Figures() {}

    static String of(int count, Map<Release, List<Comparison>> found) {
        var table = new StringBuilder(HEAD.formatted(count));
        var bare = found.get(Release.BARE);
        var released = found.get(Release.RELEASED);
        for (var row = 0; row < bare.size(); row++) {
            var comparison = bare.get(row);
            table.append("| %s | %s |%s%s%n"
                    .formatted(
                            comparison.endPoint().title(),
                            comparison.kind().title(),
                            figures(comparison),
                            figures(released.get(row))));
        }
        return table.toString();
    }

    private static String figures(Comparison comparison) {
        return String.format(
                Locale.ROOT,
                " %.0f | %.0f | %.1f | %.1f |",
                1e3 * comparison.difference(),
                1e3 * comparison.detectable(),
                comparison.t(),
                comparison.tOfLower());
    }
}
