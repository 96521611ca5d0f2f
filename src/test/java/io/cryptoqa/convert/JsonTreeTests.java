package io.cryptoqa.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.cryptoqa.body.InvalidBody;
import io.cryptoqa.body.InvalidBody.Violation;
import io.cryptoqa.body.Markdown;
import io.cryptoqa.body.RandomTrees;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Trees given as JSON: what is taken, and how exactly it is told what is not. */
class JsonTreeTests {

    private static final JsonMapper JSON = new JsonMapper();

    private static JsonNode json(String text) {
        return JSON.readTree(text.replace('\'', '"'));
    }

    private static JsonNode root(String children) {
        return json("{'type':'root','children':[%s]}".formatted(children));
    }

    private static JsonNode paragraph(String children) {
        return root("{'type':'paragraph','children':[%s]}".formatted(children));
    }

    private static List<Violation> violations(JsonNode tree) {
        var refused = catchThrowableOfType(InvalidBody.class, () -> Conversion.fromTree(tree));
        return refused == null ? List.of() : refused.violations();
    }

    private static String markdown(JsonNode tree) {
        return Conversions.checked(Conversion.fromTree(tree)).markdown();
    }

    @Property(tries = 500, seed = "4")
    void ourOwnTreesAreTaken(@ForAll long seed) {
        var tree = new RandomTrees(new Random(seed)).root();

        var canonical = Markdown.fromTree(tree);

        assertThat(markdown(JSON.valueToTree(tree))).isEqualTo(canonical);
        assertThat(markdown(JSON.valueToTree(Markdown.parse(canonical)))).isEqualTo(canonical);
    }

    static Stream<Arguments> lenient() {
        return Stream.of(
                argumentSet(
                        "optional members that are null",
                        paragraph(
                                """
                                {'type':'link','url':'/u','title':null,'children':[{'type':'text','value':'a'}]},
                                {'type':'image','url':'/i','title':null,'alt':null}
                                """),
                        "[a](/u)![](/i)"),
                argumentSet(
                        "optional members that are absent",
                        paragraph("{'type':'image','url':'/i'}"),
                        "![](/i)"),
                argumentSet(
                        "a list of only its children",
                        root(
                                "{'type':'list','children':[{'type':'listItem','children':[{'type':'paragraph','children':[{'type':'text','value':'a'}]}]}]}"),
                        "- a"),
                argumentSet(
                        "a list with everything null",
                        root(
                                "{'type':'list','ordered':true,'start':null,'spread':null,'children':[{'type':'listItem','spread':null,'checked':null,'children':[{'type':'paragraph','children':[{'type':'text','value':'a'}]}]}]}"),
                        "1. a"),
                argumentSet(
                        "code without a language",
                        root("{'type':'code','lang':null,'meta':null,'value':'a'}"),
                        "```\na\n```"),
                argumentSet(
                        "position and data",
                        root(
                                "{'type':'thematicBreak','position':{'start':{'line':1}},'data':{'x':[1]}}"),
                        "___"),
                argumentSet(
                        "a table with some columns aligned",
                        root(
                                "{'type':'table','align':[null,'right'],'children':[{'type':'tableRow','children':[{'type':'tableCell','children':[]},{'type':'tableCell','children':[{'type':'text','value':'a'}]}]}]}"),
                        "|   | a |\n| --- | --: |"));
    }

    @ParameterizedTest
    @MethodSource("lenient")
    void whatMayBeLeftOutMayBeNull(JsonNode tree, String markdown) {
        assertThat(markdown(tree)).isEqualTo(markdown + "\n");
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                argumentSet("no object", json("[]"), "wrong-type", ""),
                argumentSet(
                        "no root",
                        json("{'type':'paragraph','children':[]}"),
                        "misplaced-node",
                        ""),
                argumentSet("no type", root("{}"), "missing-member", "/children/0/type"),
                argumentSet(
                        "a type that is no string",
                        root("{'type':1}"),
                        "wrong-type",
                        "/children/0/type"),
                argumentSet("no children", json("{'type':'root'}"), "missing-member", "/children"),
                argumentSet(
                        "children null",
                        json("{'type':'root','children':null}"),
                        "missing-member",
                        "/children"),
                argumentSet(
                        "children an object",
                        json("{'type':'root','children':{}}"),
                        "wrong-type",
                        "/children"),
                argumentSet("a child null", root("null"), "wrong-type", "/children/0"),
                argumentSet(
                        "a child a string",
                        paragraph("'a'"),
                        "wrong-type",
                        "/children/0/children/0"),
                argumentSet(
                        "value null",
                        paragraph("{'type':'text','value':null}"),
                        "missing-member",
                        "/children/0/children/0/value"),
                argumentSet(
                        "value a number",
                        paragraph("{'type':'text','value':1}"),
                        "wrong-type",
                        "/children/0/children/0/value"),
                argumentSet(
                        "url null",
                        paragraph("{'type':'link','url':null,'children':[]}"),
                        "missing-member",
                        "/children/0/children/0/url"),
                argumentSet(
                        "title a number",
                        paragraph("{'type':'link','url':'/u','title':1,'children':[]}"),
                        "wrong-type",
                        "/children/0/children/0/title"),
                argumentSet(
                        "a depth of 7",
                        root("{'type':'heading','depth':7,'children':[]}"),
                        "wrong-type",
                        "/children/0/depth"),
                argumentSet(
                        "a depth of 1.5",
                        root("{'type':'heading','depth':1.5,'children':[]}"),
                        "wrong-type",
                        "/children/0/depth"),
                argumentSet(
                        "a depth as a string",
                        root("{'type':'heading','depth':'2','children':[]}"),
                        "wrong-type",
                        "/children/0/depth"),
                argumentSet(
                        "a start of 41.5",
                        root("{'type':'list','ordered':true,'start':41.5,'children':[]}"),
                        "wrong-type",
                        "/children/0/start"),
                argumentSet(
                        "a start below zero",
                        root("{'type':'list','ordered':true,'start':-1,'children':[]}"),
                        "wrong-type",
                        "/children/0/start"),
                argumentSet(
                        "a huge start",
                        root("{'type':'list','ordered':true,'start':99999999999,'children':[]}"),
                        "wrong-type",
                        "/children/0/start"),
                argumentSet(
                        "ordered a string",
                        root("{'type':'list','ordered':'no','children':[]}"),
                        "wrong-type",
                        "/children/0/ordered"),
                argumentSet(
                        "a ticked item",
                        root(
                                "{'type':'list','children':[{'type':'listItem','checked':false,'children':[]}]}"),
                        "wrong-type",
                        "/children/0/children/0/checked"),
                argumentSet(
                        "another alignment",
                        root("{'type':'table','align':['up'],'children':[]}"),
                        "wrong-type",
                        "/children/0/align"),
                argumentSet(
                        "another member",
                        paragraph("{'type':'text','value':'a','a/~b':1}"),
                        "unknown-member",
                        "/children/0/children/0/a~1~0b"),
                argumentSet(
                        "html",
                        root("{'type':'html','value':'<b>'}"),
                        "unknown-node",
                        "/children/0"),
                argumentSet(
                        "a definition",
                        root("{'type':'definition','identifier':'a','url':'/u'}"),
                        "unknown-node",
                        "/children/0"),
                argumentSet(
                        "a reference",
                        paragraph("{'type':'linkReference','identifier':'a','children':[]}"),
                        "unknown-node",
                        "/children/0/children/0"),
                argumentSet(
                        "a footnote",
                        paragraph("{'type':'footnoteReference','identifier':'a'}"),
                        "unknown-node",
                        "/children/0/children/0"),
                argumentSet(
                        "front matter",
                        root("{'type':'yaml','value':'a: b'}"),
                        "unknown-node",
                        "/children/0"),
                argumentSet(
                        "a block in a paragraph",
                        paragraph("{'type':'thematicBreak'}"),
                        "misplaced-node",
                        "/children/0/children/0"),
                argumentSet(
                        "text outside of a block",
                        root("{'type':'text','value':'a'}"),
                        "misplaced-node",
                        "/children/0"),
                argumentSet(
                        "an item outside of a list",
                        root("{'type':'listItem','children':[]}"),
                        "misplaced-node",
                        "/children/0"),
                argumentSet(
                        "a row outside of a table",
                        root("{'type':'tableRow','children':[]}"),
                        "misplaced-node",
                        "/children/0"),
                argumentSet(
                        "a paragraph in a list",
                        root("{'type':'list','children':[{'type':'paragraph','children':[]}]}"),
                        "misplaced-node",
                        "/children/0/children/0"),
                argumentSet(
                        "a root in a root",
                        root("{'type':'root','children':[]}"),
                        "misplaced-node",
                        "/children/0"),
                argumentSet(
                        "a link in a link",
                        paragraph(
                                "{'type':'link','url':'/u','children':[{'type':'strong','children':[{'type':'link','url':'/v','children':[]}]}]}"),
                        "misplaced-node",
                        "/children/0/children/0/children/0/children/0"),
                argumentSet(
                        "another scheme",
                        paragraph(
                                "{'type':'text','value':''},{'type':'link','url':'javascript:a','children':[]}"),
                        "link-scheme",
                        "/children/0/children/1"),
                argumentSet(
                        "what Markdown cannot say",
                        root(
                                "{'type':'paragraph','children':[]},{'type':'heading','depth':3,'children':[{'type':'text','value':'a'},{'type':'break'},{'type':'text','value':'b'}]}"),
                        "not-representable",
                        "/children/1/children/1"));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void whatIsWrongIsToldWithItsPlace(JsonNode tree, String code, String pointer) {
        assertThat(violations(tree))
                .extracting(Violation::code, Violation::pointer)
                .containsExactly(tuple(code, pointer));
        assertThat(violations(tree)).extracting(Violation::detail).allMatch(it -> it.endsWith("."));
        if (tree.isObject() && !code.equals("missing-member")) {
            assertThat(tree.at(pointer).isMissingNode()).isFalse();
        }
    }

    @Test
    void everythingWrongIsToldAtOnceInItsOrder() {
        assertThat(
                        violations(
                                root(
                                        """
                                        {'type':'heading','depth':0,'children':[{'type':'text'},{'type':'a'}],'x':1},
                                        {'type':'code'}
                                        """)))
                .extracting(Violation::pointer)
                .containsExactly(
                        "/children/0/depth",
                        "/children/0/x",
                        "/children/0/children/0/value",
                        "/children/0/children/1",
                        "/children/1/value");
    }

    @Test
    void aHundredViolationsAreEnough() {
        assertThat(violations(root("{}" + ",{}".repeat(500)))).hasSize(100);
    }

    @Test
    void aTreeOfAnyDepthIsRefused() {
        var deep = JSON.createObjectNode();
        var node = deep.put("type", "root");
        for (int i = 0; i < 100_000; i++) {
            var child = JSON.createObjectNode().put("type", "blockquote");
            node.putArray("children").add(child);
            node = child;
        }
        node.putArray("children");

        assertThat(violations(deep))
                .extracting(Violation::code, Violation::pointer)
                .containsExactly(tuple("too-deep", "/children/0".repeat(21)));
    }
}
