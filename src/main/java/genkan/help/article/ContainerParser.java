package genkan.help.article;

import java.util.regex.Pattern;
import org.commonmark.node.Block;
import org.commonmark.parser.block.AbstractBlockParser;
import org.commonmark.parser.block.AbstractBlockParserFactory;
import org.commonmark.parser.block.BlockContinue;
import org.commonmark.parser.block.BlockStart;
import org.commonmark.parser.block.MatchedBlockParser;
import org.commonmark.parser.block.ParserState;

/** Reads a {@link Container}: until a line of as many colons as it began with, so that one can stand in another. */
final class ContainerParser extends AbstractBlockParser {

    private static final Pattern OPENING = Pattern.compile("(:{3,})\\s*([^:\\s].*)");

    private final Container container;
    private final String colons;

    private ContainerParser(Container container, String colons) {
        this.container = container;
        this.colons = colons;
    }

    @Override
    public boolean isContainer() {
        return true;
    }

    @Override
    public boolean canContain(Block inner) {
        return true;
    }

    @Override
    public Block getBlock() {
        return container;
    }

    @Override
    public BlockContinue tryContinue(ParserState state) {
        return rest(state).equals(colons) ? BlockContinue.finished() : BlockContinue.atIndex(state.getIndex());
    }

    private static String rest(ParserState state) {
        var line = state.getLine().getContent();
        return line.subSequence(state.getNextNonSpaceIndex(), line.length())
                .toString()
                .strip();
    }

    /** Sees where one begins. */
    static final class Factory extends AbstractBlockParserFactory {

        @Override
        public BlockStart tryStart(ParserState state, MatchedBlockParser before) {
            var opening = OPENING.matcher(rest(state));
            if (!opening.matches()) {
                return BlockStart.none();
            }
            var parser = new ContainerParser(Container.of(opening.group(2)), opening.group(1));
            return BlockStart.of(parser).atIndex(state.getLine().getContent().length());
        }
    }
}
