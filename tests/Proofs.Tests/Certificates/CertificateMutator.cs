using System.Text.Json;
using System.Text.Json.Nodes;

namespace ReluProofs.Proofs.Tests.Certificates;

/// <summary>Changes a certificate's tree somewhere, into another tree of much the same shape.</summary>
internal static class CertificateMutator
{
    private static readonly string[] Relations = ["<", "<=", "=", ">=", ">"];

    private static readonly string[] Kinds =
        ["add", "multiply", "negate", "abs", "sign", "relu", "sqrt", "loss", "normSquared", "parameter", "constant", "divide", "flow", "descent"];

    private static readonly string[] Numbers =
        ["0", "1", "-1", "2", "1/2", "-3/7", "1e9999", "1000000007/3", "sqrt(2)", "1 + sqrt(2)", "-sqrt(3)", "", "x", "1/0", "NaN"];

    /// <summary>One change; the tree may become no certificate at all.</summary>
    public static void Change(JsonObject root, Random random)
    {
        JsonNode[] nodes = [.. Below(root)];
        JsonNode node = nodes[random.Next(nodes.Length)];
        switch (node)
        {
            case JsonValue value when value.GetValueKind() == JsonValueKind.Number:
                node.ReplaceWith(JsonValue.Create((int)value + random.Next(-3, 4)));
                break;
            case JsonValue value when node.Parent is JsonObject parent && node.GetPropertyName() == "relation":
                parent["relation"] = Relations[random.Next(Relations.Length)];
                break;
            case JsonValue value when value.GetValueKind() == JsonValueKind.String:
                node.ReplaceWith(JsonValue.Create(Other((string)value!, nodes, random)));
                break;
            case JsonArray array when array.Count > 0:
                Rearrange(array, random);
                break;
            case JsonObject { Count: 1 } term when random.Next(2) == 0:
                (string key, JsonNode? inner) = term.Single();
                term.Remove(key);
                term[Kinds[random.Next(Kinds.Length)]] = inner;
                break;
            default:
                // Another part of the certificate in its place.
                node.ReplaceWith(nodes[random.Next(nodes.Length)].DeepClone());
                break;
        }
    }

    private static string Other(string text, JsonNode[] nodes, Random random)
    {
        switch (random.Next(4))
        {
            case 0:
                return Numbers[random.Next(Numbers.Length)];
            case 1:
                return text.StartsWith('-') ? text[1..] : "-" + text;
            case 2 when text.Length > 0:
                int at = random.Next(text.Length);
                return text[..at] + (char)random.Next('0', '9' + 1) + text[(at + random.Next(2))..];
            default:
                JsonNode[] texts = [.. nodes.Where(n => n.GetValueKind() == JsonValueKind.String)];
                return (string)texts[random.Next(texts.Length)]!;
        }
    }

    private static void Rearrange(JsonArray array, Random random)
    {
        int i = random.Next(array.Count);
        JsonNode? item = array[i]?.DeepClone();
        if (random.Next(3) > 0)
        {
            array.RemoveAt(i);
        }

        if (random.Next(3) > 0)
        {
            array.Insert(random.Next(array.Count + 1), item);
        }
    }

    private static IEnumerable<JsonNode> Below(JsonNode node)
    {
        IEnumerable<JsonNode?> children = node switch
        {
            JsonObject o => o.Select(p => p.Value),
            JsonArray a => a,
            _ => [],
        };
        return children.OfType<JsonNode>().SelectMany(c => Below(c).Prepend(c));
    }
}
