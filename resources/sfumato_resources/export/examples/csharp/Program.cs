// Generates images with the model of this bundle; requires the .NET 8 SDK.
//
//   dotnet run --project csharp -- --count 16 --out images
//   dotnet run --project csharp -- --seeds 7,8,9 --class NAME --guidance 2

using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;
using Microsoft.ML.OnnxRuntime;

namespace ImageExample
{
    internal static class Program
    {
        private const int BatchSize = 16;

        private static int Main(string[] arguments)
        {
            try
            {
                OrtEnv.Instance().DisableTelemetryEvents(); // newer versions also require ORT_DISABLE_TELEMETRY=1
                Generate(Options.Read(arguments));
                return 0;
            }
            catch (Exception error) when (error is ArgumentException || error is FormatException)
            {
                Console.Error.WriteLine(error.Message);
                return 2;
            }
        }

        private static void Generate(Options options)
        {
            string bundle = FindBundle();
            Directory.CreateDirectory(options.Out);
            using (JsonDocument manifest = JsonDocument.Parse(File.ReadAllText(Path.Combine(bundle, "manifest.json"))))
            using (var session = new InferenceSession(Path.Combine(bundle, "model.onnx")))
            using (var run = new RunOptions())
            {
                for (int start = 0; start < options.Seeds.Length; start += BatchSize)
                {
                    long[] seeds = options.Seeds.Skip(start).Take(BatchSize).ToArray();
                    Dictionary<string, OrtValue> inputs = Inputs(session, manifest.RootElement, options, seeds);
                    using (var outputs = session.Run(run, inputs, new[] { "image" }))
                    {
                        Save(outputs[0], seeds, options.Out);
                    }
                    foreach (OrtValue input in inputs.Values)
                    {
                        input.Dispose();
                    }
                }
            }
        }

        /// <summary>Returns the bundle's folder, a parent of the program's folder.</summary>
        private static string FindBundle()
        {
            for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder != null; folder = folder.Parent)
            {
                if (File.Exists(Path.Combine(folder.FullName, "manifest.json")))
                {
                    return folder.FullName;
                }
            }
            throw new FileNotFoundException("No manifest.json found in the parent folders of this program.");
        }

        private static Dictionary<string, OrtValue> Inputs(
            InferenceSession session, JsonElement manifest, Options options, long[] seeds)
        {
            JsonElement sampling = manifest.GetProperty("sampling").GetProperty("settings");
            var shape = new long[] { seeds.Length };
            var single = Array.Empty<long>();
            var inputs = new Dictionary<string, OrtValue>();
            // Inputs with a default value can be set too.
            foreach (string name in session.InputMetadata.Keys.Concat(session.OverridableInitializerMetadata.Keys))
            {
                switch (name)
                {
                    case "seed":
                        inputs[name] = OrtValue.CreateTensorValueFromMemory(seeds, shape);
                        break;
                    case "class_label":
                        long[] labels = Labels(manifest, options.ClassName, seeds);
                        inputs[name] = OrtValue.CreateTensorValueFromMemory(labels, shape);
                        break;
                    case "guidance":
                        float guidance = options.Guidance ?? sampling.GetProperty("guidance_scale").GetSingle();
                        inputs[name] = OrtValue.CreateTensorValueFromMemory(new[] { guidance }, single);
                        break;
                    case "steps":
                        long steps = options.Steps ?? sampling.GetProperty("num_steps").GetInt64();
                        inputs[name] = OrtValue.CreateTensorValueFromMemory(new[] { steps }, single);
                        break;
                    default:
                        throw new NotSupportedException($"The input “{name}” is not supported by this example.");
                }
            }
            return inputs;
        }

        /// <summary>Returns class labels; without a class name, the classes alternate by seed, as in the gallery.</summary>
        private static long[] Labels(JsonElement manifest, string className, long[] seeds)
        {
            List<string> classes = manifest.GetProperty("classes").EnumerateArray().Select(c => c.GetString()).ToList();
            if (className == null)
            {
                return seeds.Select(seed => seed % classes.Count).ToArray();
            }
            int label = classes.IndexOf(className); // -1 if there is no class of this name
            if (label < 0 && className != "none")
            {
                throw new ArgumentException($"Unknown class “{className}”. Available: {string.Join(", ", classes)}.");
            }
            return seeds.Select(_ => (long)label).ToArray();
        }

        private static void Save(OrtValue image, long[] seeds, string folder)
        {
            long[] shape = image.GetTensorTypeAndShape().Shape;
            int height = (int)shape[1], width = (int)shape[2], channels = (int)shape[3];
            int size = height * width * channels;
            ReadOnlySpan<byte> pixels = image.GetTensorDataAsSpan<byte>();
            for (int place = 0; place < seeds.Length; place++)
            {
                string file = Path.Combine(folder, $"{seeds[place]}.png");
                File.WriteAllBytes(file, Png.Encode(pixels.Slice(place * size, size), width, height, channels));
                Console.WriteLine(file);
            }
        }
    }

    internal sealed class Options
    {
        public long[] Seeds { get; private set; }
        public string Out { get; private set; } = "images";
        public string ClassName { get; private set; }
        public float? Guidance { get; private set; }
        public long? Steps { get; private set; }

        public static Options Read(string[] arguments)
        {
            var options = new Options();
            long first = 0;
            int count = 16;
            for (int place = 0; place < arguments.Length; place += 2)
            {
                if (place + 1 == arguments.Length)
                {
                    throw new ArgumentException($"Option “{arguments[place]}” requires a value.");
                }
                string value = arguments[place + 1];
                switch (arguments[place])
                {
                    case "--seeds": options.Seeds = value.Split(',').Select(Whole).ToArray(); break;
                    case "--count": count = (int)Whole(value); break;
                    case "--first-seed": first = Whole(value); break;
                    case "--class": options.ClassName = value; break;
                    case "--guidance": options.Guidance = float.Parse(value, CultureInfo.InvariantCulture); break;
                    case "--steps": options.Steps = Whole(value); break;
                    case "--out": options.Out = value; break;
                    default: throw new ArgumentException($"Unknown option “{arguments[place]}”.");
                }
            }
            options.Seeds = options.Seeds ?? Enumerable.Range(0, count).Select(place => first + place).ToArray();
            return options;
        }

        private static long Whole(string value)
        {
            if (long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out long number))
            {
                return number;
            }
            throw new ArgumentException($"“{value}” is not a non-negative integer.");
        }
    }
}
