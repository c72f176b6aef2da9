"""Those who write down what was spoken, each a `talkbox.voice.transcriber.Transcriber`."""
